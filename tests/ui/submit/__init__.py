# SPDX-License-Identifier: MIT
"""Tests of the submit page."""
