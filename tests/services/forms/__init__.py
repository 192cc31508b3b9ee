# SPDX-License-Identifier: MIT
"""Tests of the forms that a data folder has."""
