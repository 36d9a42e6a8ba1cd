"""Search as a person sees it: the search box, the facets and the results.

``search_box`` takes the query, ``suggestions`` lies under it, ``help`` says how to ask; ``results_model`` holds pages
of hits grouped by article with one's own notes among them, ``snippet`` fits a passage into two lines with its marks,
``results_delegate`` paints a row, ``results_list`` shows them all, ``facets`` and ``result_scope`` narrow,
``effect_day`` says for which day it is told what is in force, ``order_choice`` sorts, ``preview`` shows the current
passage beside the list of a wide window. ``results_pane`` is the whole, ``results_rail`` a narrow list of the same
beside the open article.
"""
