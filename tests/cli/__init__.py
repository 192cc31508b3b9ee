# SPDX-License-Identifier: MIT
"""Tests of the command line, run in this process unless they are about the process itself."""
