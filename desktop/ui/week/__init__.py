# SPDX-License-Identifier: MIT
"""The page of the data of the Week and its centre."""
