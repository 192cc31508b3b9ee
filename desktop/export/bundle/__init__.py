# SPDX-License-Identifier: MIT
"""The package that goes to the office above: its files, its names, its proof."""
