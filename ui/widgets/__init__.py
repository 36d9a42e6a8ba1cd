"""Small widgets that several panes use and that know nothing of the knowledge base.

Text: ``plain_text`` (people's words, never read as mark-up), ``marked_text`` (with marked places), ``difference_view``
(then and now), ``elided`` (one line that ends in …), ``fonts`` (a smaller size). Pictures: ``icons``,
``color_swatch``. Layout and menus: ``flow``, ``button_row``, ``table``, ``empty``, ``multi_select_menu``,
``focus_ring`` (around a page that has the keys), ``month_calendar``. The ``bars`` are the window's. ``home_key`` is
Ctrl+Home everywhere, ``file_drop`` takes dropped files, ``dialog_size`` keeps dialogs on the screen, ``file_dialog``
is the one for files, ``named`` names widgets for tests and scripts, ``screen_reader`` speaks to who cannot see.
"""
