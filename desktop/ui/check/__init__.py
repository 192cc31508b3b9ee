# SPDX-License-Identifier: MIT
"""The page that shows what to look at before signing, and the preview of the report."""
