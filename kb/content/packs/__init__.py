"""Content packs: one signed file (``.xzpack``) that carries a folder of articles to other computers.

``scaffold`` begins a folder, ``build`` makes a pack from it and ``signing`` signs it. ``verify`` opens a pack that
somebody else made and trusts nothing in it: ``container`` reads the archive, ``entry_paths`` and ``file_types`` say
which files may be in one, ``package_format`` reads the manifest with the SHA-256 of every file; ``base_files`` adds
those that a pack of changes leaves out. ``trust`` decides whose packs are installed here (``publisher_keys``),
``preview`` says what a pack would change (``wording`` has the words for it), ``install`` and ``rollback`` change it at
a ``pack_site``. ``storage`` reads and writes what is installed, ``selection`` says which folders the library serves; of
the package, only ``storage.installed`` and ``selection`` run at a start. ``errors`` are the failures to expect.

On disk, below the data folder's ``packs/``::

    some-folder/                     a pack copied there by hand, served as it is
    .installed/.lock                 held while anything below changes
    .installed/ID/installed.json     which version is in use, which is kept, whose key is pinned
    .installed/ID/VERSION-xxxxxxxx/  the files of a version, its manifest and signature; never changed once in use

A version becomes the one in use by replacing ``installed.json``, one rename. Whatever interrupts an installation, the
record names either the old folder or the new one, and both were complete and synced before it could name them: no
journal has to be replayed, and a reader needs no lock. Folders that no record names are removed by the next change.
"""
