# SPDX-License-Identifier: MIT
"""Builds the program that needs no Python, tries it out and packs it."""
