"""Printing: what ``kb.exchange.printing`` puts together becomes pages, on the screen, in a PDF and on paper.

``paper`` has the sizes. ``typesetter`` lays a part out and finds its lines, which ``pagination`` divides among pages;
``page_painter`` paints a page with its ``marginalia`` and ``outlined_text``. ``press`` does it for a whole printout,
off the GUI thread; ``pdf_text`` sees to what is read in a PDF. ``dialog`` asks which of the ``scopes`` and how, and
shows the ``preview``; ``printers`` finds the machine.
"""
