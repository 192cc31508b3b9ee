# SPDX-License-Identifier: MIT
"""The parts of the page of photos and links."""
