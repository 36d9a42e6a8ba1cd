"""Search results and role comparisons as Markdown and CSV; ``formats`` lists the formats to choose from."""
