# SPDX-License-Identifier: MIT
"""Activities written in workbooks outside the program."""
