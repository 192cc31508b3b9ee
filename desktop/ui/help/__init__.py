# SPDX-License-Identifier: MIT
"""The window of the help, and how its pages are drawn."""
