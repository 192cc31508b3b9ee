# SPDX-License-Identifier: MIT
"""Sổ Tuần Lễ: keeps a community learning centre's Lifelong Learning Week and writes its report."""

NAME = "Sổ Tuần Lễ"
__version__ = "0.1.0"
