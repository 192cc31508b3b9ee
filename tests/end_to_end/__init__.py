# SPDX-License-Identifier: MIT
"""Tests of the whole way from what was typed to what goes out."""
