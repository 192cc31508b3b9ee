# SPDX-License-Identifier: MIT
"""What brings the program onto other machines; no part of the program."""
