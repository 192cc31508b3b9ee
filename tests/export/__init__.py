# SPDX-License-Identifier: MIT
"""Tests of what goes out, read back with other tools than those that wrote it."""
