# SPDX-License-Identifier: MIT
"""The command line: everything the program can do, without a window and without Qt."""
