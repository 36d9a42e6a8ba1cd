"""Reads what programs tell through AT-SPI, with libatspi, the library of Linux's screen readers.

A program of its own, because the library keeps one bus for all of a process's life. A line on standard input asks, a
line of JSON answers: ``tree`` the parts of the windows that are to be seen, ``heard`` what was told unasked since then.
"""

import ctypes
import json
import sys
from collections.abc import Callable, Iterator
from ctypes import c_char_p, c_int, c_size_t, c_uint64, c_void_p
from typing import Any

ATSPI, GLIB, GOBJECT = (ctypes.CDLL(f"lib{name}.so.0") for name in ("atspi", "glib-2.0", "gobject-2.0"))
EVENTS = ("object:announcement", "object:state-changed:focused")
PATIENCE = 20_000  # milliseconds a program may take to answer; 800 without this
STATES = {"editable": 7, "focused": 12, "selected": 23, "showing": 25}  # AtspiStateType, atspi-constants.h


class Value(ctypes.Structure):
    """GValue."""

    _fields_ = (("kind", c_size_t), ("held", c_uint64 * 2))


class Event(ctypes.Structure):
    """The beginning of AtspiEvent, which later versions have made longer."""

    _fields_ = (
        ("kind", c_char_p),
        ("source", c_void_p),
        ("on", c_int),
        ("detail", c_int),
        ("value", Value),
    )


Listener = ctypes.CFUNCTYPE(None, ctypes.POINTER(Event), c_void_p)


def function(library: ctypes.CDLL, name: str, returned: Any, *arguments: Any) -> Callable[..., Any]:  # noqa: ANN401 - types of C
    """A function of a library with its types."""
    found = library[name]
    found.restype, found.argtypes = returned, arguments
    return found


free = function(GLIB, "g_free", None, c_void_p)
turn = function(GLIB, "g_main_context_iteration", c_int, c_void_p, c_int)
string_in = function(GOBJECT, "g_value_get_string", c_char_p, c_void_p)
new_listener = function(ATSPI, "atspi_event_listener_new", c_void_p, Listener, c_void_p, c_void_p)
listen = function(ATSPI, "atspi_event_listener_register", c_int, c_void_p, c_char_p, c_void_p)
set_timeout = function(ATSPI, "atspi_set_timeout", None, c_int, c_int)
desktop = function(ATSPI, "atspi_get_desktop", c_void_p, c_int)
forget = function(ATSPI, "atspi_accessible_clear_cache", None, c_void_p)
count = function(ATSPI, "atspi_accessible_get_child_count", c_int, c_void_p, c_void_p)
child = function(ATSPI, "atspi_accessible_get_child_at_index", c_void_p, c_void_p, c_int, c_void_p)
state_set = function(ATSPI, "atspi_accessible_get_state_set", c_void_p, c_void_p)
contains = function(ATSPI, "atspi_state_set_contains", c_int, c_void_p, c_int)
name_of = function(ATSPI, "atspi_accessible_get_name", c_void_p, c_void_p, c_void_p)
description_of = function(ATSPI, "atspi_accessible_get_description", c_void_p, c_void_p, c_void_p)
role_of = function(ATSPI, "atspi_accessible_get_role_name", c_void_p, c_void_p, c_void_p)
text_of = function(ATSPI, "atspi_text_get_text", c_void_p, c_void_p, c_int, c_int, c_void_p)


def words(text: int | None) -> str:
    """A string that the library has given away."""
    if not text:
        return ""
    out = ctypes.string_at(text).decode()
    free(text)
    return out


def told(part: int) -> dict[str, object]:
    """What a part says of itself."""
    states, role = state_set(part), words(role_of(part, None))
    return {
        "role": role,
        "name": words(name_of(part, None)),
        "description": words(description_of(part, None)),
        "text": words(text_of(part, 0, -1, None)) if role == "text" else "",
        "states": [name for name, number in STATES.items() if contains(states, number)],
    }


def shown(part: int) -> Iterator[dict[str, object]]:
    """What is to be seen below a part, from the left in its order; what has gone meanwhile is left out."""
    for number in range(count(part, None)):
        below = child(part, number, None)
        if below and contains(state_set(below), STATES["showing"]):
            yield told(below)
            yield from shown(below)


def main() -> None:
    """Answer until nobody asks any more."""
    heard: list[dict[str, object]] = []

    def hear(event: Any, _: object) -> None:  # noqa: ANN401 - a pointer of ctypes
        one = event.contents
        if one.kind == b"object:announcement":
            heard.append({"role": "", "name": (string_in(ctypes.byref(one.value)) or b"").decode()})
        elif one.on:
            heard.append(told(one.source))

    set_timeout(PATIENCE, PATIENCE)
    kept = Listener(hear)
    listener = new_listener(kept, None, None)
    for kind in EVENTS:
        listen(listener, kind.encode(), None)
    for line in sys.stdin:
        while turn(None, 0):
            pass
        answer, heard[:] = [*heard], []
        if line == "tree\n":
            root = desktop(0)
            forget(root)
            windows = (child(root, number, None) for number in range(count(root, None)))
            answer = [part for one in windows if one for part in shown(one)]
        sys.stdout.write(f"{json.dumps(answer)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
