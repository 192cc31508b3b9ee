# SPDX-License-Identifier: MIT
"""What the user can do, one module per task; the window and the command line both call these."""
