# SPDX-License-Identifier: MIT
"""From the report to what is sent: documents, parts, mails, what became of them."""
