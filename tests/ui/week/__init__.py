# SPDX-License-Identifier: MIT
"""Tests of the page of the Week itself."""
