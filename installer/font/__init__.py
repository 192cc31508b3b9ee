# SPDX-License-Identifier: MIT
"""The letters of the window."""
