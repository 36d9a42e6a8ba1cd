"""Search as a person sees it: the box, the facets and the results.

``box`` takes the query, ``suggestions`` lies under it, ``help`` says how to ask; ``results_model`` holds pages of hits
grouped by article with one's own notes among them, ``snippet`` fits a passage into two lines with its marks,
``results_delegate`` paints a row, ``results_list`` shows them all, ``facets`` and ``result_scope`` narrow,
``results_pane`` is the page in the middle, ``results_rail`` the same rows beside the open article.
"""
