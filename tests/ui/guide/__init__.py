# SPDX-License-Identifier: MIT
"""Tests of the guide through the first start."""
