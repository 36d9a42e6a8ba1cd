"""What an article was called whose text alone is left: its first line, which is its title nearly always."""

LONGEST = 60  # code points


def first_line(text: str) -> str:
    """The first line that says something, cut to LONGEST code points; empty where none does."""
    line = next((line.strip() for line in text.split("\n") if line.strip()), "")
    return line if len(line) <= LONGEST else line[:LONGEST] + "…"
