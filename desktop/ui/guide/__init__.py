# SPDX-License-Identifier: MIT
"""The guide to a first Week, and to each year's next one."""

from desktop.ui.guide.guide import Guide

__all__ = ["Guide"]
