"""The methods that ``dataclass`` writes are compiled when they are called first, not when a class is made.

A frozen class with slots gets six, each compiled by itself in 0.1 ms. Of the 350 classes that a start reads most are
never compared, hashed or printed, and many not even made: a fifth of the time until something could be searched.
"""

import dataclasses
from collections.abc import Callable
from typing import Any

_WRITER = "_create_fn"  # of Python 3.11 and 3.12; later ones compile all methods of a class at once


def compile_late() -> None:
    """From now on; classes that are there stay as they are, and so does a Python that writes methods otherwise.

    Only for a process that is the program's own: ``inspect.signature`` does not see the fields of such a class.
    """
    write = getattr(dataclasses, _WRITER, None)
    if write is not None and write.__module__ == dataclasses.__name__:
        setattr(dataclasses, _WRITER, lambda name, *text, **names: _late(write, name, text, names))


def _late(
    write: Callable[..., Callable[..., Any]], name: str, text: tuple[Any, ...], names: dict[str, Any]
) -> Callable[..., Any]:
    """A method that writes the one in whose place it stands, and puts that into the class."""
    written: Callable[..., Any] | None = None

    def method(self: object, /, *values: object, **named: object) -> object:
        nonlocal written
        if written is None:  # two threads may both write it: one is as good as the other
            written = write(name, *text, **names)
            written.__qualname__ = method.__qualname__
            owner = next((one for one in type(self).__mro__ if one.__dict__.get(name) is method), None)
            if owner is not None:  # else it is wrapped in another function, as __repr__ is
                setattr(owner, name, written)
        return written(self, *values, **named)

    method.__name__ = name  # by which ``dataclass`` puts it into the class
    return method
