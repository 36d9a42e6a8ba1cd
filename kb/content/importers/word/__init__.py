"""Word documents.

``reader`` reads .docx, ``old_reader`` .doc and .wps by way of it. ``styles`` says which paragraphs are headings,
``text`` what a paragraph says and ``field_text`` what its fields show, ``numbering`` counts the automatic numbers and
``number_formats`` writes them.
"""
