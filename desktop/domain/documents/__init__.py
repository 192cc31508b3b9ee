# SPDX-License-Identifier: MIT
"""The documents around the Week as data: templates, what they ask for, how they are drafted."""
