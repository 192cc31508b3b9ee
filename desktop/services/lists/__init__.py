# SPDX-License-Identifier: MIT
"""Lists of people: read from files, and printed to be signed."""
