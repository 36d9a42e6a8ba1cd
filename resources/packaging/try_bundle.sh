#!/usr/bin/env bash
# What build_linux.sh made, in fresh minimal Debian systems without Python: the .deb and the portable folder on a stick.
#
#   sudo bash resources/packaging/try_bundle.sh [options] [bullseye bookworm trixie …]
#     --built FOLDER   what build_linux.sh made (default: dist)
#     --mirror URL     where debootstrap and apt fetch from (default: the one debootstrap knows)
#     --work FOLDER    where the roots are made, 1 GB each (default: a new folder in /var/tmp); the roots are removed
#     --overlay FOLDER its files are copied into every root: CA certificates of the network one is in
#
# A root gets the .deb with what it depends on, and nothing else; then, as an ordinary person and with the folder of the
# program read-only: doctor, index, search, pinyin, packs, a highlight in the window, its export, imports of that Word file
# and of a PDF, five starts. Needs root, debootstrap, Xvfb, xdotool, ImageMagick's import outside. Prints a table.
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
samples="$here/../../tests/samples/office" built="$here/../../dist" mirror= work= overlay= suites=()
while [ $# -gt 0 ]; do
  case "$1" in
    --built) built="$2"; shift 2 ;;
    --mirror) mirror="$2"; shift 2 ;;
    --work) work="$2"; shift 2 ;;
    --overlay) overlay="$2"; shift 2 ;;
    *) suites+=("$1"); shift ;;
  esac
done
[ ${#suites[@]} -gt 0 ] || suites=(bullseye bookworm trixie)
built="$(cd "$built" && pwd)"
work="${work:-$(mktemp -d /var/tmp/xingzhi-bundle.XXXXXX)}"
mkdir -p "$work" /tmp/.X11-unix
screen=:96
failed=0
table="$work/bundle-table"
: > "$table"
stick="/media/U 盘"
program="$stick/行知 1.0"

record() { printf '%-9s %-34s %8s  %s\n' "$@" | tee -a "$table" >&2; }  # suite, step, seconds, outcome
fail() { failed=1; record "$1" "$2" - "FAILED: $3"; }
now() { date +%s.%N; }
since() { awk -v a="$1" -v b="$(now)" 'BEGIN { printf "%.2f", b - a }'; }

remove_root() {
  local point
  for point in tmp/.X11-unix dev/shm dev sys proc; do
    if mountpoint -q "$1/$point"; then umount "$1/$point" || umount -l "$1/$point"; fi
  done
  if grep -q " $1/" /proc/mounts; then echo "still mounted: $1" >&2; return; fi
  rm -rf --one-file-system "$1"
}

screen_server=
finish() {
  for suite in "${suites[@]}"; do [ ! -d "$work/try-$suite" ] || remove_root "$work/try-$suite"; done
  [ -z "$screen_server" ] || kill "$screen_server" 2>/dev/null || true
  echo; cat "$table"
}
trap finish EXIT
Xvfb "$screen" -screen 0 1366x768x24 -nolisten tcp -noreset > "$work/Xvfb.log" 2>&1 &
screen_server=$!
export DISPLAY="$screen"

make_root() {  # suite
  local root="$work/try-$1"
  debootstrap --variant=minbase --include=ca-certificates "$1" "$root" ${mirror:+"$mirror"} > "$work/$1.debootstrap.log" 2>&1
  cp /etc/resolv.conf "$root/etc/resolv.conf"
  [ -z "$overlay" ] || cp -rL "$overlay/." "$root/"
  mount -t proc proc "$root/proc"
  mount -t sysfs sys "$root/sys"
  mount --bind /dev "$root/dev"
  mount -t tmpfs tmpfs "$root/dev/shm"
  mkdir -p "$root/tmp/.X11-unix"
  mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"
  chroot "$root" useradd -m -s /bin/bash person
  cp "$built"/xingzhi_*.deb "$root/root/xingzhi.deb"
}

inside() {  # suite user command
  local home=/root; [ "$2" = root ] || home=/home/$2
  chroot "$work/try-$1" setpriv --reuid "$2" --regid "$2" --init-groups --reset-env \
    env HOME="$home" DISPLAY="$screen" LC_ALL=C.UTF-8 bash -c "cd; $3" < /dev/null
}

step() {  # suite name words command: the command has to end well and to say the words
  local began out
  began=$(now)
  if out="$(inside "$1" person "$4" 2>&1)" && grep -q -- "$3" <<< "$out"; then
    record "$1" "$2" "$(since "$began")" "$3"
  else
    fail "$1" "$2" "$(tail -n 2 <<< "$out" | tr '\n' ' ')"
  fi
}

window() { xdotool search --onlyvisible --name '行知' 2>/dev/null | tail -n 1; }

process_of() {  # suite: the program's process in that root
  local process
  for process in /proc/[0-9]*; do
    if [ "$(readlink "$process/root" 2>/dev/null)" = "$work/try-$1" ] && [ "$(basename "$(readlink "$process/exe" 2>/dev/null)" 2>/dev/null)" = xingzhi ]; then
      echo "${process#/proc/}"
    fi
  done
}

close_window() {  # suite
  local process
  for process in $(process_of "$1"); do kill "$process" 2>/dev/null || true; done
  while [ -n "$(window)" ]; do sleep 0.1; done
}

started() {  # suite arguments: waits for the window, and until the index is mapped; prints both seconds
  local began shown
  began=$(now)
  inside "$1" person "exec '$program/xingzhi' $2" > "$work/$1.window.log" 2>&1 &
  until [ -n "$(window)" ]; do
    sleep 0.02
    if [ "$(since "$began" | cut -d. -f1)" -gt 60 ]; then echo "- -"; return; fi
  done
  shown=$(since "$began")
  until cat $(process_of "$1" | sed 's#.*#/proc/&/maps#') 2>/dev/null | grep -q 'xingzhi/index/'; do
    sleep 0.05
    if [ "$(since "$began" | cut -d. -f1)" -gt 60 ]; then break; fi
  done
  echo "$shown $(since "$began")"
}

median() { sort -n | awk '{ all[NR] = $1 } END { print all[int((NR + 1) / 2)] }'; }

type_keys() { xdotool key --clearmodifiers --delay 60 "$@"; }

highlight_and_export() {  # suite: by keys and mouse, as a person does
  local id
  started "$1" "--open glossary" > /dev/null
  id="$(window)"
  xdotool windowsize "$id" 1366 768 windowmove "$id" 0 0 windowfocus "$id"
  sleep 2
  xdotool mousemove 640 420 click --repeat 2 --delay 40 1
  sleep 1
  type_keys ctrl+h
  sleep 1
  import -window root "$work/$1.highlight.png"
  type_keys ctrl+shift+e
  sleep 2
  import -window root "$work/$1.export.png"
  close_window "$1"
}

trial() {  # suite
  local root="$work/try-$1" began console="'$program/xingzhi-console'" times number
  began=$(now)
  if ! inside "$1" root "apt-get -qq update && apt-get -qq install -y --no-install-recommends ./xingzhi.deb" > "$work/$1.apt.log" 2>&1; then
    fail "$1" "apt install xingzhi.deb" "$(tail -n 1 "$work/$1.apt.log")"; return 0
  fi
  record "$1" "apt install xingzhi.deb" "$(since "$began")" "with what it depends on"
  if inside "$1" root "command -v python3" > /dev/null; then fail "$1" "no Python" "there is one"; fi
  step "$1" "the .deb's command" 行知 "xingzhi-console --version"
  step "$1" "its menu entry and type" x-xzpack "cat /usr/share/applications/xingzhi.desktop /usr/share/mime/packages/xingzhi.xml"
  inside "$1" person "mkdir -p .local/share/xingzhi"

  mkdir -p "$root$stick"
  tar -C "$root$stick" -xf "$built"/xingzhi-*.tar.xz
  mv "$root$stick/xingzhi" "$root$program"
  chown -R root:root "$root$stick"
  chmod -R a-w,a+rX "$root$program"
  step "$1" "index" 完成 "$console reindex"
  step "$1" "search" 【贷后检查】 "$console search 贷后检查"
  step "$1" "search by pinyin" 客户经理 "$console search khjl"
  step "$1" "doctor" 一切正常 "$console doctor"
  step "$1" "make, sign, install, verify a pack" rules "
    $console pack new rules --id rules --name 规则 && $console pack keygen key --publisher 运营部 &&
    $console pack build rules -o 1.xzpack --key key.key && $console pack verify 1.xzpack > told && cat told &&
    $console pack install 1.xzpack --fingerprint \"\$(sed -nE 's/.*指纹[^0-9a-f]*([0-9a-f ]{30,}).*/\\1/p' told | head -n 1)\" &&
    $console pack verify && $console pack list"
  highlight_and_export "$1"
  step "$1" "a highlight made in the window" "批注 1" "$console doctor || true"
  cp "$samples/typed-notice.pdf" "$samples/merged-tables.docx" "$root/home/person/"
  chmod a+r "$root/home/person/"*.pdf "$root/home/person/"*.docx
  step "$1" "import of a PDF" "已导入 1 " "$console import typed-notice.pdf"
  step "$1" "import of a Word file" "已导入 1 " "$console import merged-tables.docx"
  inside "$1" person "$console reindex" > /dev/null 2>&1 || true
  times="$(for number in 1 2 3 4 5; do started "$1" ""; close_window "$1"; done)"
  record "$1" "first window, p50 of 5" "$(cut -d' ' -f1 <<< "$times" | median)" "$(cut -d' ' -f1 <<< "$times" | tr '\n' ' ')"
  record "$1" "searchable, p50 of 5" "$(cut -d' ' -f2 <<< "$times" | median)" "$(cut -d' ' -f2 <<< "$times" | tr '\n' ' ')"
  inside "$1" root "apt-get -qq remove -y xingzhi" >> "$work/$1.apt.log" 2>&1 || fail "$1" "apt remove" failed
  if [ ! -e "$root/opt/xingzhi" ] && [ -s "$root/home/person/.local/share/xingzhi/notes.db" ]; then
    record "$1" "apt remove" - "program gone, notes there"
  else
    fail "$1" "apt remove" "program left or notes gone"
  fi
}

for suite in "${suites[@]}"; do
  make_root "$suite"
  trial "$suite"
  remove_root "$work/try-$suite"
done
exit "$failed"
