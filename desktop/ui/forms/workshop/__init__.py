# SPDX-License-Identifier: MIT
"""The form workshop: a form edited in the window, with today's figures beside each row."""
