# SPDX-License-Identifier: MIT
"""The screens of the window, one module each."""
