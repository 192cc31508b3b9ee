# SPDX-License-Identifier: MIT
"""The tests, laid out as `desktop` is."""
