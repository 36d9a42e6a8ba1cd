"""Pure functions on text: folding with the way back, numbers, sounds, words, queries, UTF-16 offsets, differences."""
