# SPDX-License-Identifier: MIT
"""Tests of the PDF documents."""
