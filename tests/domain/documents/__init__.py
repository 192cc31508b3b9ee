# SPDX-License-Identifier: MIT
"""Tests of the documents around the Week."""
