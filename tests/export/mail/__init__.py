# SPDX-License-Identifier: MIT
"""Tests of the letters that bundles travel with."""
