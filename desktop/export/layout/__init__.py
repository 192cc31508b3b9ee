# SPDX-License-Identifier: MIT
"""What all renderers share: the rules of the decree, letters, the gates of text."""
