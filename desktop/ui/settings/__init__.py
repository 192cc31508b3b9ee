# SPDX-License-Identifier: MIT
"""The parts of the settings page, one module for each of its tabs."""
