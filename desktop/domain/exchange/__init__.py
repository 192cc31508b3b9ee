# SPDX-License-Identifier: MIT
"""A Week as data that travels, with the manifest of its package."""
