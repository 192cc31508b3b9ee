# SPDX-License-Identifier: MIT
"""What a Week still lacks, and the next step to take."""
