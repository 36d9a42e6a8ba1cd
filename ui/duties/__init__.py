"""The duty finder: what the articles for each role say.

``by_role_view`` shows what a search found, role by role, each passage as a ``card``. ``comparison_view`` shows the
roles that a person picked in ``role_choice`` side by side: one document made by ``comparison_document``, shown by
``comparison_text``. Both carry the ``header`` with its buttons for copying, exporting and closing.
"""
