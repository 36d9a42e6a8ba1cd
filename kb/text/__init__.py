"""Pure functions on text: folding with the way back, segmentation, UTF-16 offsets, snippets."""
