"""Notes: annotations, bookmarks and reading positions in one SQLite file. ``kb.notes.store.Notes`` is the door.

- ``storage`` owns the file and its schema: migrations, rows, the undo log, backup copies.
- ``anchoring`` finds an annotation's place in another version of a text; pure functions, no SQLite.
- ``query`` searches, filters and sorts notes; no SQLite.
- ``sync`` merges the notes of another PC; ``restore`` brings back a backup or what can be read of a damaged file.

At this level: ``store`` is the door, ``notes_reader`` the half of it that only reads. ``row_changes`` turns an edit
into changed rows, ``change_report`` tells what an operation changed, ``annotation_source`` is what the search box
reads, ``placement_store`` stores where annotations stand in the present texts, ``reanchoring`` records what a person
decides about changed and orphaned ones, ``outlook`` foretells what new content would do to them, ``review`` schedules
the annotations of the daily review and ``quiz_reviews`` its questions, at the intervals of ``review_schedule``,
``ticks`` keeps what is ticked of checklists, ``reading_positions`` where a person stopped reading, and
``remembered_titles`` says what articles were called that have gone.

Only this package knows SQLite: a contract in ``pyproject.toml`` holds that.
"""

import sys

from kb.text.lazy_pattern import compiled_when_used

# sqlite-utils imports numpy where there is one, to be able to store numpy's numbers, of which notes hold none: 0.1 s of
# every start. Only while it is imported there is none. And it has a pattern for virtual tables, of which notes have
# none either: compiling it takes 0.02 s.
if "numpy" not in sys.modules:
    sys.modules["numpy"] = None  # type: ignore[assignment]  # importing it raises ImportError
    with compiled_when_used("sqlite_utils"):
        import sqlite_utils  # noqa: F401

    del sys.modules["numpy"]
