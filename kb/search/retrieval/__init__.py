"""Finding: from a question to passages in order. Knows no Whoosh."""
