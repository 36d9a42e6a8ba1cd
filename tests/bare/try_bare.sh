#!/usr/bin/env bash
# Both commands of the README in fresh minimal Debian systems, from clone to window and to green tests.
#
#   sudo bash tests/bare/try_bare.sh [options] [bookworm trixie bullseye …]
#     --mirror URL     where debootstrap and apt fetch from (default: the one debootstrap knows)
#     --work FOLDER    where the roots are made, 5 GB each (default: a new folder in /var/tmp); removed at the end
#     --overlay FOLDER its files are copied into every root: a pip.conf, CA certificates of the network one is in
#     --users "a b"    root, person (an ordinary user with sudo) (default: both)
#     --no-tests       only from clone to window
#
# Each root gets python3, python3-venv, git and (for the person) sudo, and nothing else. What is cloned is the HEAD of
# the checkout this script stands in. For each user: run.sh under a virtual screen until the window is there, its
# seconds; once more, the start of what is set up; then .ci/test. Needs root, debootstrap and Xvfb outside.
# Prints a table at the end; the exit code is 0 when all of it held.
set -euo pipefail

source_tree="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
mirror= work= overlay= users="root person" with_tests=yes suites=()
while [ $# -gt 0 ]; do
  case "$1" in
    --mirror) mirror="$2"; shift 2 ;;
    --work) work="$2"; shift 2 ;;
    --overlay) overlay="$2"; shift 2 ;;
    --users) users="$2"; shift 2 ;;
    --no-tests) with_tests=; shift ;;
    *) suites+=("$1"); shift ;;
  esac
done
[ ${#suites[@]} -gt 0 ] || suites=(bookworm trixie bullseye)
work="${work:-$(mktemp -d /var/tmp/xingzhi-bare.XXXXXX)}"
mkdir -p "$work" /tmp/.X11-unix
screen=:97
commit="$(git -C "$source_tree" rev-parse HEAD)"
failed=0
table="$work/table"
: > "$table"

say() { echo "$(date +%T) $*" >&2; }
record() { printf '%-10s %-8s %-34s %9s  %s\n' "$@" | tee -a "$table" >&2; }  # suite, user, step, seconds, outcome
fail() { failed=1; record "$@"; }

mount_into() {
  mount -t proc proc "$1/proc"
  mount -t sysfs sys "$1/sys"
  mount --bind /dev "$1/dev"
  mount -t tmpfs tmpfs "$1/dev/shm"
  mkdir -p "$1/tmp/.X11-unix"
  mount --bind /tmp/.X11-unix "$1/tmp/.X11-unix"  # the virtual screen's socket
}

remove_root() {
  local point
  # Deepest first: what is mounted must be gone before anything is deleted.
  for point in tmp/.X11-unix dev/shm dev sys proc; do
    if mountpoint -q "$1/$point"; then umount "$1/$point" || umount -l "$1/$point"; fi
  done
  if grep -q " $1/" /proc/mounts; then say "still mounted: $1"; return; fi
  rm -rf --one-file-system "$1"
}

screen_server=
finish() {
  local suite
  for suite in "${suites[@]}"; do
    [ ! -d "$work/$suite" ] || remove_root "$work/$suite"
    rm -rf --one-file-system "$work/$suite.minimal"
  done
  [ -z "$screen_server" ] || kill "$screen_server" 2>/dev/null || true
  echo; cat "$table"
}
trap finish EXIT

Xvfb "$screen" -screen 0 1366x768x24 -nolisten tcp -noreset >"$work/Xvfb.log" 2>&1 &
screen_server=$!

make_root() {  # suite: a copy of the minimal system, which is made once: what one user brings in must not help another
  if [ ! -d "$work/$1.minimal" ]; then
    debootstrap --variant=minbase --include=python3,python3-venv,git,sudo,ca-certificates \
      "$1" "$work/$1.minimal" ${mirror:+"$mirror"} > "$work/$1.debootstrap.log" 2>&1
  fi
  cp -a "$work/$1.minimal" "$work/$1"
  cp /etc/resolv.conf "$work/$1/etc/resolv.conf"
  [ -z "$overlay" ] || cp -rL "$overlay/." "$work/$1/"
  mount_into "$work/$1"
  git -c init.defaultBranch=main clone -q --bare "$source_tree" "$work/$1/srv/xingzhi.git"
  git -C "$work/$1/srv/xingzhi.git" branch -f trial "$commit"
  chmod -R a+rX "$work/$1/srv"
  chroot "$work/$1" useradd -m -s /bin/bash person
  echo 'person ALL=(ALL) NOPASSWD: ALL' > "$work/$1/etc/sudoers.d/person"
}

inside() {  # suite user command…: a login's environment and nothing of ours; no terminal, no input
  local root="$work/$1" user="$2"; shift 2
  local home=/root; [ "$user" = root ] || home=/home/$user
  chroot "$root" setpriv --reuid "$user" --regid "$user" --init-groups --reset-env \
    env HOME="$home" DISPLAY="${TRIAL_DISPLAY-$screen}" XINGZHI_TRIAL=1 bash -c "cd; $*" < /dev/null
}

window_is_there() { DISPLAY="$screen" xdotool search --onlyvisible --name '行知' >/dev/null 2>&1; }

start_and_measure() {  # suite user step: from the command to the window; then closes it as a person does
  local began now pid log="$work/$1.$2.${3// /-}.log"
  began=$(date +%s.%N)
  inside "$1" "$2" "cd xingzhi && exec bash resources/packaging/run.sh" > "$log" 2>&1 &
  pid=$!
  until window_is_there; do
    if ! kill -0 "$pid" 2>/dev/null; then fail "$1" "$2" "$3" - "ended without a window: $(tail -n 2 "$log" | tr '\n' ' ')"; return 1; fi
    sleep 0.05
  done
  now=$(date +%s.%N)
  record "$1" "$2" "$3" "$(echo "$now $began" | awk '{printf "%.1f", $1 - $2}')" window
  kill_in_root "$1"
  wait "$pid" 2>/dev/null || true
}

kill_in_root() {  # ends what still runs in the root, and only that: the process's own root says where it belongs
  local process
  for process in /proc/[0-9]*; do
    if [ "$(readlink "$process/root" 2>/dev/null)" = "$work/$1" ]; then kill "${process#/proc/}" 2>/dev/null || true; fi
  done
  while window_is_there; do sleep 0.1; done
}

clone() {  # suite user: as the owner of what is cloned, git trusts no other
  chown -R "$(awk -F: -v name="$2" '$1 == name { print $3 }' "$work/$1/etc/passwd")" "$work/$1/srv"
  inside "$1" "$2" "git clone -q -b trial /srv/xingzhi.git xingzhi"
}

trial() {  # suite user
  local began log="$work/$1.$2.tests.log" outcome
  clone "$1" "$2" || { fail "$1" "$2" clone - failed; return 0; }
  start_and_measure "$1" "$2" "run.sh, first" || return 0
  start_and_measure "$1" "$2" "run.sh, again" || true
  if TRIAL_DISPLAY= inside "$1" "$2" "cd xingzhi && bash resources/packaging/run.sh" > "$work/$1.$2.no-display.log" 2>&1; then
    fail "$1" "$2" "run.sh without a display" - "exit code 0"
  elif grep -q 没有图形界面 "$work/$1.$2.no-display.log" && ! grep -q Traceback "$work/$1.$2.no-display.log"; then
    record "$1" "$2" "run.sh without a display" - "one sentence"
  else
    fail "$1" "$2" "run.sh without a display" - "$(tail -n 1 "$work/$1.$2.no-display.log")"
  fi
  if TRIAL_DISPLAY= inside "$1" "$2" "cd xingzhi && bash resources/packaging/run.sh search 贷后检查" 2>&1 | grep -q 【贷后检查】; then
    record "$1" "$2" "run.sh search without a display" - "found"
  else
    fail "$1" "$2" "run.sh search without a display" - "not found"
  fi
  [ -n "$with_tests" ] || return 0
  began=$(date +%s)
  if TRIAL_DISPLAY= inside "$1" "$2" "cd xingzhi && bash .ci/test" > "$log" 2>&1; then outcome=record; else outcome=fail; fi
  "$outcome" "$1" "$2" ".ci/test" "$(($(date +%s) - began))" "$(tail -n 1 "$log")"
}

old_python() {  # suite user: one sentence, no traceback
  local command log="$work/$1.$2.old.log"
  clone "$1" "$2"
  for command in "bash resources/packaging/run.sh" "bash .ci/test" "python3 main.py"; do
    if inside "$1" "$2" "cd xingzhi && $command" > "$log" 2>&1; then fail "$1" "$2" "$command" - "exit code 0"; continue; fi
    if [ "$(wc -l < "$log")" = 1 ] && grep -q '需要 Python 3.11' "$log"; then
      record "$1" "$2" "$command" - "$(cat "$log")"
    else
      fail "$1" "$2" "$command" - "$(tail -n 1 "$log")"
    fi
  done
}

for suite in "${suites[@]}"; do
  for user in $users; do
    say "making $suite for $user"
    make_root "$suite"
    if inside "$suite" "$user" "python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))'"; then
      trial "$suite" "$user"
    else
      old_python "$suite" "$user"
    fi
    remove_root "$work/$suite"
  done
  rm -rf --one-file-system "$work/$suite.minimal"
done
exit "$failed"
