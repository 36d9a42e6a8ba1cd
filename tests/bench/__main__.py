"""``python -m tests.bench [search|answers|start|reader|anchors|notes|scale|ui …]``: all of them without a name."""

import argparse
from collections.abc import Callable

from tests.bench import anchors, answers, notes, reader, scale, search, start, ui

BENCHES: dict[str, Callable[[], None]] = {
    "search": search.run,
    "answers": answers.run,
    "start": start.run,
    "reader": reader.run,
    "anchors": anchors.run,
    "notes": notes.run,
    "scale": scale.run,
    "ui": ui.run,
}


def main() -> None:
    """Run the benches named on the command line, or all."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("names", nargs="*", choices=[[], *BENCHES], metavar="|".join(BENCHES))
    for name in parser.parse_args().names or BENCHES:
        print(f"== {name}")
        BENCHES[name]()


if __name__ == "__main__":
    main()
