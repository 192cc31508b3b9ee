# SPDX-License-Identifier: MIT
"""The documents around the Week: which there are, what they lack, and writing them."""
