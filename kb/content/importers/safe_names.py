"""Names of files made of titles: every system takes them."""

_FORBIDDEN = dict.fromkeys(map(ord, '\\/:*?"<>|%'), "_") | dict.fromkeys(range(32), "_")
_RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
_LONGEST_NAME = 60  # code points: with the folders around it below Windows' 260


def safe_name(title: str) -> str:
    """A name for a file that every system takes, recognisable as the title."""
    name = " ".join(title.translate(_FORBIDDEN).split())[:_LONGEST_NAME].strip(" .")
    return f"_{name}" if not name or name.split(".")[0].lower() in _RESERVED else name
