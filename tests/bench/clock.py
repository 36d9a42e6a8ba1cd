"""Times of many calls, as percentiles."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Times:
    """Percentiles in milliseconds."""

    p50: float
    p95: float

    @classmethod
    def of(cls, call: Callable[[T], object], arguments: Iterable[T]) -> "Times":
        """Call once per argument and measure each call."""
        times = []
        for argument in arguments:
            start = time.perf_counter()
            call(argument)
            times.append((time.perf_counter() - start) * 1000)
        times.sort()
        return cls(times[len(times) // 2], times[int(len(times) * 0.95)])

    def __str__(self) -> str:
        return f"{self.p50:7.2f} /{self.p95:7.2f}"


def seconds(call: Callable[[], T]) -> tuple[float, T]:
    """How long one call takes, and its result."""
    start = time.perf_counter()
    result = call()
    return time.perf_counter() - start, result
