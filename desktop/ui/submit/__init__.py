# SPDX-License-Identifier: MIT
"""The steps from a finished Week to a report that was sent."""
