# SPDX-License-Identifier: MIT
"""Forms on the screen: what their rows count, and the one that a circular asks for."""
