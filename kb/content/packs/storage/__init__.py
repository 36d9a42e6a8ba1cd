"""The packs that are installed, as they lie in the data folder.

``installed`` reads which version of a pack is in use; ``installed_writer`` changes that, under the lock of ``locking``,
and ``durable_files`` waits until files are on the disk.
"""
