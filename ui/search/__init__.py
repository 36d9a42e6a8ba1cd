"""Search as a person sees it: the search box, the facets and the results.

``search_box`` takes the query, ``suggestions`` lies under it, ``help`` says how to ask; ``result_rows`` groups hits by
article, ``results_model`` holds pages of them with one's own notes among them, ``snippet`` fits a passage into two
lines with its marks, ``results_delegate`` paints a row, ``results_list`` shows them all. In ``results_head`` stand how
many there are, ``result_scope`` and ``order_choice``; ``facet_column`` holds the ``facets`` that narrow, and with
``effect_day`` for which day it is told what is in force. ``preview`` shows the current passage beside the list of a
wide window, ``index_progress`` how far the index is. ``results_pane`` is the whole, ``results_rail`` a narrow list of
the same beside the open article.
"""
