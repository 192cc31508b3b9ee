# SPDX-License-Identifier: MIT
"""How records are entered: fields, their order, and the workbook that asks the same."""
