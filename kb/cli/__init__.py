"""The command line, for those who look after the computers and those who make content packs; no Qt.

``arguments`` declares every command. ``commands`` runs "search", "reindex" and "doctor" (what that checks of the
machine and the data folder is in ``kb.doctor``), ``documents`` runs "import", ``packs`` everything below "pack",
``collected`` merges the receipts and the feedback of many computers, ``notes`` exports notes and opens those of
somebody who has a PIN.
"""
