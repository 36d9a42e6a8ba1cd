"""PDF files with text.

``reader`` takes the characters and lines off each page, ``annotations`` what was typed onto it, ``page`` holds them,
``turned`` puts what stands at an angle where it belongs, ``columns`` says which stand side by side, ``tables`` what
stands between ruled lines, and ``layout`` makes paragraphs in reading order of the rest.
"""
