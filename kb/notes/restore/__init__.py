"""Backups and damaged files.

``inspection`` describes a backup and how it differs from the present notes, ``restore`` prepares one to take their
place, ``recovery`` replaces a file that cannot be opened, ``salvage`` reads what is still readable of it, where need be
with ``page_scan`` from its pages.
"""
