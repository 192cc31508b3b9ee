# SPDX-License-Identifier: MIT
"""The annex and the template for activities as Excel workbooks."""
