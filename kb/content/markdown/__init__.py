"""Markdown as it is written here: CommonMark with tables and footnotes, read in time linear in the text.

``blocks`` finds the block structure line by line and gives ``leaves``. It keeps what is open in ``containers`` and asks
``headings``, ``list_items``, ``tables``, ``fences``, ``callouts`` and ``html_starts`` what a line begins; ``line_ends``
decides which line ends of a paragraph are meant.

``inlines`` reads what stands in one block into ``inline_text``: ``delimiters`` pairs runs of ``*`` and the like,
``flanking`` says which may open or close, ``destinations`` what a link may lead to, ``entities`` reads escapes and
character references, ``html`` takes HTML apart, ``plain`` says which characters never reach the text.

Our own reader instead of a library's, because nearly every rule had to differ: no depth or definition may swallow text,
emphasis must stand beside Chinese punctuation, known HTML acts instead of being shown, a line end is kept where no
sentence goes on, and no input may take more than linear time (markdown-it took over 15 s a megabyte for five kinds).
``bounds`` says how much of one article is read at all.
markdown-it remains the oracle of the tests for what CommonMark says.
"""
