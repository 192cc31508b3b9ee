# SPDX-License-Identifier: MIT
"""Weeks that come in as data: loading them, proving packages, the sample Week."""
