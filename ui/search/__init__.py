"""Search as a person sees it: the box, the facets and the results.

``box`` takes the query, ``suggestions`` lies under it, ``help`` says how to ask; ``results_model`` holds pages of hits
grouped by article, ``snippet`` fits a passage into two lines with its marks, ``results_delegate`` paints a
row, ``facets`` narrows, ``results_pane`` is the whole.
"""
