"""How many examples a property is tried with: a plain run takes some, ``-m sweep`` forty times as many."""

from hypothesis import settings

PLAIN, SWEEP = "plain", "sweep"
# Hypothesis fails an example that takes longer than 200 ms: on a busy machine any does, and no test measures time.
settings.register_profile(PLAIN, max_examples=25, deadline=None)
settings.register_profile(SWEEP, max_examples=1_000, deadline=None)


def examples(times: float, like: settings | None = None) -> settings:
    """Settings with ``times`` as many examples as most properties have in this run, all else as in ``like``."""
    return settings(like, max_examples=max(1, round(settings().max_examples * times)))
