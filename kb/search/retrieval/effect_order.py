"""What is in force before what is not, among passages that answer equally well. Pure: it sees numbers only."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from kb.model import Reason

# What holds all of a query answers it equally well, tier by tier. What answers in parts or in other words grows worse
# from rank to rank: there an outdated passage falls behind the next page of results and no further, or the only answer
# to a question would stand behind a hundred passages that share two of its characters.
IN_PARTS = frozenset({Reason.PARTIAL, Reason.MEANING, Reason.QUESTION})
BEHIND = 10


def in_force_first(tiers: NDArray[np.int32], outdated: NDArray[np.bool_], in_parts: Sequence[bool]) -> NDArray[np.intp]:
    """The ranks in their new order.

    ``tiers`` has for each rank the number of its tier, ascending, ``outdated`` whether its article is not in force, and
    ``in_parts`` for each tier whether it holds the query only in parts; such tiers side by side are one list.
    """
    parts = np.asarray(in_parts, bool)[tiers] if len(tiers) else np.empty(0, bool)
    begins = np.ones(len(tiers), bool)
    begins[1:] = (tiers[1:] != tiers[:-1]) & ~(parts[1:] & parts[:-1])
    groups = np.cumsum(begins)
    ranks = np.arange(len(tiers))
    later = np.where(parts, BEHIND, len(tiers) + 1)
    return np.lexsort((outdated, ranks + outdated * later, groups))
