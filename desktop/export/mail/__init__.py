# SPDX-License-Identifier: MIT
"""The mail drafts that carry a package, divided to fit the mailbox."""
