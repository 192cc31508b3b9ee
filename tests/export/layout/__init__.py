# SPDX-License-Identifier: MIT
"""Tests of what all documents are set with."""
