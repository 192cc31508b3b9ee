# SPDX-License-Identifier: MIT
"""Tests of the check page."""
