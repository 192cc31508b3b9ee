# SPDX-License-Identifier: MIT
"""Tests of the window: real services, real Qt, drawn off screen."""
