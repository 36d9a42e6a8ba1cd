"""Bars of the window: ``tool_bar`` leaves out what has no room, ``notice_bar`` tells one thing at the foot.

``as_of_bar`` tells that another day is shown than today.
"""
