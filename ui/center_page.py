"""The pages of the middle of the window."""

from enum import IntEnum


class CenterPage(IntEnum):
    """What lies in front."""

    READER = 0
    BY_ROLE = 1
    COMPARISON = 2
    PLACES = 3
    REVIEW = 4
    RESULTS = 5
    HOME = 6
    UPDATES = 7
