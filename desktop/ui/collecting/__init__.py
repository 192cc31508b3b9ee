# SPDX-License-Identifier: MIT
"""The page where reports of units are taken in, listed and reviewed."""
