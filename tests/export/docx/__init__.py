# SPDX-License-Identifier: MIT
"""Tests of the Word document."""
