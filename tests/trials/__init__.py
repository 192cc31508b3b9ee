# SPDX-License-Identifier: MIT
"""Has the program die, lose power and be refused by the disk, and sees what is left; Linux only."""
