# SPDX-License-Identifier: MIT
"""Reads what comes back on paper: scans and photos of signed pages."""
