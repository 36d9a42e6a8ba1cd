#!/usr/bin/env bash
# The first command, and every later one: sets up what is missing and starts the program with the arguments given.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
. "$here/find_python.sh"
exec "$python" "$here/set_up.py" run -- "$@"
