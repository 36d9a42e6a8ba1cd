"""The window: widgets and wiring; no SQL, no text analysis.

``app`` starts and ends the program, ``single_instance`` keeps it to one window per data folder. ``window_frame`` is
shown first, with nothing in it; ``window_parts`` makes
the panes and their controllers, ``window_commands`` says what each command does with them and ``main_window`` connects
them all; ``window_layout`` says where they lie, ``window_state`` remembers it and ``focus_mode`` folds all but the
text. ``commands`` is the table of all actions with their shortcuts. A pane emits
signals and can be built from hand-made values; the ``controllers`` ask ``kb.workspace``. Whatever takes time runs on a
``workers.Worker`` and answers on the GUI thread; what must be made there waits for a moment of rest in ``idle_steps``.
The colours of a theme reach the widgets by ``repolish``.

Panes at the sides: ``library`` and ``notes``. In the middle, ``center_stack`` shows one of the pages that
``center_page.CenterPage`` lists: ``home``, the ``reader``, ``search`` results, ``comparison`` of roles,
``reanchor``, ``review`` and ``updates``; ``visit_history`` is the way back among them, ``open_tabs`` holds
several ways. ``palette`` lies over them all. ``dialogs``, ``packs``, ``feedback``, ``settings``, ``profiles``
(the PIN), ``importing`` and ``printing`` are windows of their own, ``widgets`` what several panes share,
``theme`` their colours. ``error_messages`` and ``pack_error_messages`` put failures into words, ``translations`` all
words into English. ``plain_imports`` spares a start what PySide does at every import, ``late_methods`` what
dataclasses cost.
"""
