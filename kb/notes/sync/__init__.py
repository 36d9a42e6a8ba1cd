"""Notes of another PC: ``bundle`` collects what leaves this file, ``merge`` takes a bundle in (newest wins)."""
