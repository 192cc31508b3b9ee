# SPDX-License-Identifier: MIT
"""Tests of submissions: made, sent, previewed, and known again on paper."""
