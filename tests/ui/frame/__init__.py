# SPDX-License-Identifier: MIT
"""Tests of what pages stand in."""
