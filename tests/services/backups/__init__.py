# SPDX-License-Identifier: MIT
"""Tests of backups, and of what is done when data is lost."""
