# SPDX-License-Identifier: MIT
"""The report as a Word document."""
