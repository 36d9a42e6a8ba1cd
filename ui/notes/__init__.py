"""The notes pane: all annotations of the article or of the library, and the place where their words are written."""
