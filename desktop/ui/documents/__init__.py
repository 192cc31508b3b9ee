# SPDX-License-Identifier: MIT
"""The page of the documents around the Week."""
