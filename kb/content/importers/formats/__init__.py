"""Formats whose reader is one module.

``html_reader`` reads web pages, ``epub_reader`` books made of them, ``sheet_reader`` .xlsx (``sheet_formats`` shows its
numbers, ``sheet_surroundings`` reads what lies beside the cells), ``text_reader`` plain text and Markdown;
``encodings`` guesses the encoding of what says nothing of it.
"""
