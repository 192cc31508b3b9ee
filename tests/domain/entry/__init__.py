# SPDX-License-Identifier: MIT
"""Tests of the entry forms and of editing by them."""
