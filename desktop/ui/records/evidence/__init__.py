# SPDX-License-Identifier: MIT
"""The photos and links of one activity, as a section of its page."""
