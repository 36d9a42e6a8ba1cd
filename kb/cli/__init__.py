"""The command line, for those who look after the computers and those who make content packs; no Qt.

``arguments`` declares every command, ``commands`` runs ``search``, ``reindex`` and ``doctor`` (what it checks of the
machine and the data folder: ``kb.doctor``), ``documents`` runs ``import`` and ``packs`` what is below ``pack``.
"""
