# SPDX-License-Identifier: MIT
"""Tests of activities that come in as Excel."""
