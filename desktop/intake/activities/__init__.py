# SPDX-License-Identifier: MIT
"""Workbooks of activities: their columns, cells and rows."""
