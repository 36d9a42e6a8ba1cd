"""Word documents.

``reader`` reads .docx, ``old_reader`` .doc and .wps by way of it. ``styles`` says which paragraphs are headings,
``text`` what a paragraph says, ``field_text`` what its fields show and ``formulas`` how a formula reads on one line,
``inserted`` reads the files that stand in another, ``numbering`` counts the automatic numbers and
``number_formats`` writes them.
"""
