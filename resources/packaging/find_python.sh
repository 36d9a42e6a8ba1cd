# Sourced by run.sh and .ci/test: sets $python to a Python that is new enough, or says so in one sentence and ends.
# PYTHON=… in the environment chooses another one than the first that is found.
is_new_enough() {
  command -v "$1" >/dev/null 2>&1 && "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

python=
for candidate in ${PYTHON:+"$PYTHON"} python3 python3.14 python3.13 python3.12 python3.11 python; do
  if is_new_enough "$candidate"; then
    python="$candidate"
    break
  fi
done
if [ -z "$python" ]; then
  found="$(python3 --version 2>/dev/null || echo 没有 Python)"
  echo "行知需要 Python 3.11 或更新的版本（这里：$found）。请先安装，例如升级到 Debian 12；装好后再运行这一行即可。" >&2
  exit 1
fi
