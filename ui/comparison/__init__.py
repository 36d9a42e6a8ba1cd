"""What the articles say for each role.

``by_role_view`` shows search results role by role, each as a ``card``. ``comparison_view`` shows the duties of the
roles chosen in ``role_choice`` side by side: a document made by ``comparison_document``, shown by ``comparison_text``,
with the subjects to jump to in ``section_choice``.
Both have the ``header`` with buttons to copy, export and close.
"""
