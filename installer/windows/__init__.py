# SPDX-License-Identifier: MIT
"""What is for Windows alone, and what tries it out elsewhere."""
