# SPDX-License-Identifier: MIT
"""Tests of beginning a Week and of filling in what is asked of it."""
