"""What is printed, as articles: whole ones, sections of them, and lists that are put together like an article.

``printout`` has the values: a printout is a row of parts, each an article with what stands at its pages' head and foot.
``sections`` cuts an article, ``article_parts`` makes parts of articles, of sections and of one's notes on them;
``listings`` puts together a role's duties, a comparison, what a search found and a list of notes, with ``composition``;
``quiz_sheet`` puts together questions and their answers. ``ticks`` adds what is ticked of a checklist. ``inner_links``
says where the links of an article lead to in itself: on paper nobody can follow them.
"""
