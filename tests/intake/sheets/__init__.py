# SPDX-License-Identifier: MIT
"""Tests of tables in files of every kind."""
