# SPDX-License-Identifier: MIT
"""Backups: making, looking into, going back to them; and looking after the data."""
