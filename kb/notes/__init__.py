"""Notes: the only place that knows SQLite. ``Notes`` in ``store`` is the door.

The file: ``database`` opens it and turns its failures into ours, ``migrations`` is its history, ``rows`` converts
between rows and values, ``items`` asks for rows, ``editing`` says what an act makes of them, ``history`` does it and is
the undo log, ``outcome`` says what was done. ``reading`` is the half of ``Notes`` that only asks.

Places: ``anchor`` says what an annotation remembers of its place, ``mapping`` knows which lines have become which in
another version of a text and ``carrying`` carries a span through them, ``placement`` decides where it stands then,
``placing`` does so for what is in the file, ``alerts`` and ``deciding`` are for the person who looks at what changed.

Use: ``asking`` reads a query and ``finding`` answers it, ``listing`` holds all annotations ready to be narrowed and
sorted, ``reviewing`` brings them back on a schedule, ``bundling`` gathers what leaves the file and ``merging`` takes in
the notes of another one, ``resuming`` keeps where a person stopped reading.

Safety: ``backup`` copies the file and thins the copies, ``inspection`` looks into one, ``restoring`` brings it back,
and ``recovery`` with ``salvage`` is for a file that does not open any more.
"""
