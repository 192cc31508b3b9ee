# SPDX-License-Identifier: MIT
"""What a Week is: plain values and rules, on the standard library alone."""
