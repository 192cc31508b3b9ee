# SPDX-License-Identifier: MIT
"""Workbooks and tables of every kind, read as plain sheets."""
