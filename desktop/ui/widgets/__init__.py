# SPDX-License-Identifier: MIT
"""The parts that pages share, and their look."""
