# SPDX-License-Identifier: MIT
"""The Week and its records: what is written down."""
