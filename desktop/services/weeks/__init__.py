# SPDX-License-Identifier: MIT
"""Beginning a Week, its frame, and what earlier Weeks have to offer."""
