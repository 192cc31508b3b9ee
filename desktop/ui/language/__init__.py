# SPDX-License-Identifier: MIT
"""The Vietnamese words of what Qt itself says."""
