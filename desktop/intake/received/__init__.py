# SPDX-License-Identifier: MIT
"""What units send, however it is wrapped: files, folders, archives, mails and mailboxes."""
