# SPDX-License-Identifier: MIT
"""Finds anything in the open Week and in the program by a few letters."""
