"""Text scraped from web pages and text files, mended as far as a person agrees.

``proposals`` is the door: the changes proposed for a document, found by ``boilerplate`` (share buttons and the like),
``numerals`` (digits written for 一 二 三) and ``paragraphs`` (lines cut or run together). ``edits`` applies those that
are accepted.
"""
