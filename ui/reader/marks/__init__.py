"""Marks on the open article: annotations and what a search found.

``annotation_painter`` says which lie where and paints them, ``annotation_cursor`` goes from one annotation to the next,
``found_marks`` from one found place to the next; ``mark_tools`` is what can be done with the mark that was clicked,
``scroll_marks`` shows them all on the scroll bar.
"""
