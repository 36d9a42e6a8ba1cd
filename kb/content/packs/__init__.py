"""Content packs: one signed file (``.xzpack``) that carries a folder of articles to other computers.

``build`` makes a pack from a folder and ``signing`` signs it; both need nothing but the folder and a key. ``verify``
opens a pack that somebody else made and trusts nothing in it: ``container`` reads the archive, ``entry_paths`` and
``file_types`` say which files may be in one, ``package_format`` reads the manifest with the SHA-256 of every file.
``trust`` decides whose packs are installed here, ``preview`` says what a pack would change, ``install`` and
``rollback`` change it, and ``selection`` tells the library which folders are to be served.

On disk, below the folder ``packs``::

    some-folder/                     a pack copied there by hand, served as it is
    .installed/.lock                 held while anything below changes
    .installed/ID/installed.json     which version is in use, which is kept, whose key is pinned
    .installed/ID/VERSION-xxxxxxxx/  the files of a version, its manifest and signature; never changed once in use

A version becomes the one in use by replacing ``installed.json``, one rename. Whatever interrupts an installation, the
record names either the old folder or the new one, and both were complete and synced before it could name them: no
journal has to be replayed, and a reader needs no lock. Folders that no record names are removed by the next change.
"""
