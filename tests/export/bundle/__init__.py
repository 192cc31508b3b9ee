# SPDX-License-Identifier: MIT
"""Tests of the bundle that is sent."""
