# SPDX-License-Identifier: MIT
"""Circulars as they came from above, and the form that each of them asks for."""
