# SPDX-License-Identifier: MIT
"""Tests with files made to do harm: each is refused in one clear sentence, and nothing happens."""
