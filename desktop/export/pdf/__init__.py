# SPDX-License-Identifier: MIT
"""The report, its annex, the evidence and the sheet to sign as PDF."""
