# SPDX-License-Identifier: MIT
"""Tests of photos as they come from cameras and phones."""
