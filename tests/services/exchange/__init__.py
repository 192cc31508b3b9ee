# SPDX-License-Identifier: MIT
"""Tests of loading Weeks that come from elsewhere."""
