# SPDX-License-Identifier: MIT
"""Tests of the files by which Weeks travel."""
