# SPDX-License-Identifier: MIT
"""Tests of taking in photos and of finding their activities."""
