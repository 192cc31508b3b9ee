# SPDX-License-Identifier: MIT
"""What is done away from the window: jobs, writing, thumbnails, backups, the log."""
