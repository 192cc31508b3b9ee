# SPDX-License-Identifier: MIT
"""What goes out: the report as PDF and DOCX, the annex as XLSX, the evidence, bundle and mail."""
