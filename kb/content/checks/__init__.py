"""Whether a pack is what it shall be, told in sentences: what ``doctor --content`` runs.

``lint`` checks a pack against its ``structure.toml``, its links, words and signs; parts of that are ``figures``
(numbers and their sources) and ``decision_path`` (steps that fork).
"""
