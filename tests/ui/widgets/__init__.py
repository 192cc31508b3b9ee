# SPDX-License-Identifier: MIT
"""Tests of the widgets that pages share."""
