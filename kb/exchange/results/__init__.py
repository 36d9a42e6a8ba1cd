"""Search results and role comparisons as files: ``formats`` lists them, ``markdown`` and ``csv_format`` write them."""
