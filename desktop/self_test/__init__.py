# SPDX-License-Identifier: MIT
"""The program tries itself out where it was installed: `--self-test [RESULT-FILE]`."""
