# SPDX-License-Identifier: MIT
"""Activities written down in Excel: the workbook to be filled in, and those that come back."""
