# SPDX-License-Identifier: MIT
"""Tests of what a Week is."""
