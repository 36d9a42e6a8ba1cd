"""What a start is spared at importing: what PySide does at every import, and what libraries bring that is not used."""

import builtins
import importlib
import os
import sys
from functools import cached_property
from types import ModuleType

from kb.text.lazy_pattern import compiled_when_used

with compiled_when_used("shibokensupport"):  # what writes stub files compiles patterns: 0.02 s, before the first frame
    import PySide6.QtCore  # noqa: F401 - it puts its own ``import`` into builtins, once in a process

# Modules that libraries ask for when they are imported, and what these take from them: asyncio, HTTP with TLS, command
# lines, plugins, the parsing of dates, the stems of English words, the help and the types of numpy. Whatever was taken
# is never called here. The bundle leaves them out as well (resources/packaging/xingzhi.spec).
LEFT_OUT: dict[str, dict[str, object]] = {
    "cached_property": {"cached_property": cached_property},
    "urllib.request": {"urlretrieve": None},
    "whoosh.lang.dmetaphone": {"double_metaphone": None},
    "whoosh.lang.porter": {"stem": None},
    "whoosh.util.times": {"datetime_to_long": None, "long_to_datetime": None},
    "click": {},  # for sqlite-utils
    "sqlite_utils.recipes": {},
    "sqlite_utils.hookspecs": {"hookimpl": None, "hookspec": None},
    "sqlite_utils.plugins": {"pm": None, "ensure_plugins_loaded": lambda: None},
    "numpy._core._add_newdocs": {},
    "numpy._typing": {"NDArray": list},  # NDArray[np.int32] only stands in annotations
    "numpy.typing": {"NDArray": list},
}


def restore() -> None:
    """From now on modules are imported without being read: 0.2 s of a start, and 13 MB of sources that stayed.

    PySide looks whether they say ``from __feature__ import …``, other names for Qt's methods, which nobody here uses.
    It leaves the function that it replaced as ``builtins.__orig_import__``; a release without that stays as it is.
    """
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


def leave_out() -> None:
    """From now on libraries get nearly empty modules for what they ask for and is never used: 0.13 s of a start.

    Only for a process that is the program's own: a script may want sqlite-utils with its plugins.
    """
    for name, words in LEFT_OUT.items():
        if name not in sys.modules:
            sys.modules[name] = module = _StandIn(name)
            vars(module).update(words)
            parent, _, last = name.rpartition(".")
            if parent in sys.modules:  # as importing does
                setattr(sys.modules[parent], last, module)


def share_nothing_out() -> None:
    """From now on numpy is imported without a thread for every core, which wait busily for work: 0.05 s of a start.

    Nothing here multiplies so much at once that they would help (``kb.search.index.word_vectors``). Processes that are
    begun have none, either.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


class _StandIn(ModuleType):
    """In the place of a module; whatever it has not comes from the module, which is imported then."""

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):  # what importing itself asks
            raise AttributeError(name)
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(importlib.import_module(self.__name__), name)
