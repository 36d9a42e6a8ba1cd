"""Measurements, apart from the tests: ``python -m tests.bench``.

Ratios against peers in the same run; nothing here passes or fails.
"""
