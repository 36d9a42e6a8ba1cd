#!/usr/bin/env bash
# What build_linux.sh made, in fresh minimal Debian systems without Python: the .deb and the portable folder on a stick.
#
#   sudo bash resources/packaging/try_bundle.sh [options] [bullseye bookworm trixie …]
#     --built FOLDER   what build_linux.sh made (default: dist)
#     --mirror URL     where debootstrap and apt fetch from (default: the one debootstrap knows)
#     --work FOLDER    where the roots are made, 1 GB each (default: a new folder in /var/tmp); the roots are removed, but
#                      SUITE.minimal in it, as debootstrap made it, is used again
#     --overlay FOLDER its files are copied into every root: CA certificates, a pip.conf of the network one is in
#     --starts N       how many starts are measured (10)
#
# A root gets the .deb with what it depends on, and nothing else; then, as an ordinary person and with the folder of the
# program read-only: index, search, pinyin, doctor, packs, imports of every format, and a walk through the window (walk.py:
# search, note, exports, PDF, PIN, lock, restart; its pictures stay in --work), ten starts; then the .deb is updated, put
# back and removed; and where the system has a Python the wheelhouse is installed without a network and started as often.
# Needs root, debootstrap, Xvfb, xdotool, pgrep, dpkg-deb, unshare outside. Prints a table.
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
samples="$here/../../tests/samples/office" built="$here/../../dist" mirror= work= overlay= starts=10 suites=()
while [ $# -gt 0 ]; do
  case "$1" in
    --built) built="$2"; shift 2 ;;
    --mirror) mirror="$2"; shift 2 ;;
    --work) work="$2"; shift 2 ;;
    --overlay) overlay="$2"; shift 2 ;;
    --starts) starts="$2"; shift 2 ;;
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
  if [ ! -e "$work/$1.minimal" ]; then
    debootstrap --variant=minbase --include=ca-certificates "$1" "$work/$1.new" ${mirror:+"$mirror"} > "$work/$1.debootstrap.log" 2>&1
    mv "$work/$1.new" "$work/$1.minimal"
  fi
  cp -a "$work/$1.minimal" "$root"
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

processes_of() {  # suite: of person, in that root
  local process
  for process in /proc/[0-9]*; do
    if [ "$(readlink "$process/root" 2>/dev/null)" = "$(readlink -f "$work/try-$1")" ] && [ "$(stat -c %u "$process" 2>/dev/null)" != 0 ]; then
      echo "${process#/proc/}"
    fi
  done
}

close_window() {  # suite
  local process
  for process in $(processes_of "$1"); do kill "$process" 2>/dev/null || true; done
  while [ -n "$(window)" ]; do sleep 0.1; done
}

started() {  # suite command: waits for the window, and until the index is mapped; prints both seconds
  local began shown starter
  began=$(now)
  inside "$1" person "exec $2 --data plain" > "$work/$1.window.log" 2>&1 &
  starter=$!
  until [ -n "$(window)" ]; do
    sleep 0.02
    if [ "$(since "$began" | cut -d. -f1)" -gt 60 ]; then echo "- -"; return; fi
  done
  shown=$(since "$began")
  # Not by a pipe: it breaks once grep has seen enough, and counts as failed. And a look at all processes takes seconds.
  until grep -qs '/plain/index/' /dev/null $(pgrep -P "$starter" | sed 's#.*#/proc/&/maps#'); do
    sleep 0.05
    if [ "$(since "$began" | cut -d. -f1)" -gt 60 ]; then break; fi
  done
  echo "$shown $(since "$began")"
}

ranked() {  # percent: of the numbers that are read, by nearest rank
  sort -n | awk -v percent="$1" '{ all[NR] = $1 } END { rank = NR * percent / 100; place = int(rank); if (rank > place) place++; print all[place] }'
}

measure() {  # suite what command
  local times number column
  times="$(for ((number = 0; number < starts; number++)); do started "$1" "$3"; close_window "$1"; done)"
  for column in 1 2; do
    record "$1" "$2, $([ "$column" = 1 ] && echo "first window" || echo searchable)" \
      "$(cut -d' ' -f"$column" <<< "$times" | ranked 50)" "p95 $(cut -d' ' -f"$column" <<< "$times" | ranked 95) of $starts: $(cut -d' ' -f"$column" <<< "$times" | tr '\n' ' ')"
  done
}

newer_deb() {  # suite: the same under a higher number, hardly packed
  local folder="$work/newer"
  rm -rf "$folder"
  dpkg-deb -R "$work/try-$1/root/xingzhi.deb" "$folder"
  sed -i 's/^Version: .*/&+1/' "$folder/DEBIAN/control"
  dpkg-deb --root-owner-group -Zgzip -z1 --build "$folder" "$work/try-$1/root/newer.deb" > /dev/null
  rm -rf "$folder"
}

installs() {  # suite what file: apt takes it, and the command works
  local began
  began=$(now)
  if inside "$1" root "apt-get -qq install -y --allow-downgrades ./$3" >> "$work/$1.apt.log" 2>&1 && inside "$1" person "xingzhi-console --version" > /dev/null; then
    record "$1" "$2" "$(since "$began")" "$(inside "$1" root "dpkg-query -W -f '\${Version}' xingzhi")"
  else
    fail "$1" "$2" "$(tail -n 1 "$work/$1.apt.log")"
  fi
}

without_network() {  # suite: the wheelhouse, for the Pythons it was made for
  local root="$work/try-$1" began venv=/home/person/venv
  inside "$1" root "apt-get -qq install -y --no-install-recommends python3-venv" >> "$work/$1.apt.log" 2>&1
  if ! inside "$1" root "python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))'"; then
    record "$1" "wheelhouse" - "not for this Python"; return 0
  fi
  tar -C "$root/home/person" -xf "$built"/xingzhi-wheelhouse-linux.tar
  began=$(now)
  if unshare -n -- chroot "$root" setpriv --reuid person --regid person --init-groups --reset-env env HOME=/home/person LC_ALL=C.UTF-8 bash -c "
      ! getent hosts deb.debian.org > /dev/null && cd && python3 -m venv venv &&
      venv/bin/pip install -q --no-index --find-links wheelhouse xingzhi && venv/bin/xingzhi-console --data plain search khjl" > "$work/$1.wheelhouse.log" 2>&1 < /dev/null; then
    record "$1" "wheelhouse without a network" "$(since "$began")" "installed, $(grep -c 客户经理 "$work/$1.wheelhouse.log") hits of khjl"
    # The bundle brings libraries that a Python without it takes from the system: doctor says the line that installs them.
    inside "$1" root "$(inside "$1" person "$venv/bin/xingzhi-console --data plain doctor" | sed -nE "s/.*(apt-get install [^']*).*/\1/p")" \
      >> "$work/$1.apt.log" 2>&1 || fail "$1" "what doctor says is missing" "$(tail -n 1 "$work/$1.apt.log")"
    measure "$1" "source, start" "$venv/bin/xingzhi"
  else
    fail "$1" "wheelhouse without a network" "$(tail -n 1 "$work/$1.wheelhouse.log")"
  fi
}

walk() {  # suite
  local root="$work/try-$1" which began
  inside "$1" person "mkdir walk"
  for which in first again; do
    began=$(now)
    if inside "$1" person "'$program/xingzhi-walk' $which walk" > "$work/$1.walk-$which.log" 2>&1; then
      record "$1" "walk, $which" "$(since "$began")" "$(grep -c ' s  ' "$work/$1.walk-$which.log") steps"
    else
      fail "$1" "walk, $which" "$(tail -n 1 "$work/$1.walk-$which.log")"
    fi
  done
  mkdir -p "$work/$1.walk"
  cp "$root/home/person/walk/"* "$work/$1.walk/"
  step "$1" "the PDF that it wrote" '^%PDF' "head -c 5 walk/article.pdf"
  step "$1" "notes behind the PIN, by its PIN" "批注 1" "printf '先看抵押物 7' | $console doctor --person 王芳 --pin-file - || true"
  step "$1" "no word of the note in the clear" nowhere "! grep -rqs 先看抵押物 .local/share/xingzhi && echo nowhere"
}

trial() {  # suite
  local root="$work/try-$1" began file console="'$program/xingzhi-console'"
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
  cp "$built/trial/xingzhi-walk" "$root$program/"
  chown -R root:root "$root$stick"
  chmod -R a-w,a+rX "$root$program"
  step "$1" "index" 完成 "$console reindex"
  step "$1" "search" 【贷后检查】 "$console search 贷后检查"
  step "$1" "search by pinyin" 客户经理 "$console search khjl"
  step "$1" "search by meaning" 继承 "$console search 我妈走了她卡里的钱怎么取"
  step "$1" "doctor" 一切正常 "$console doctor"
  step "$1" "make, sign, install, verify a pack" rules "
    $console pack new rules --id rules --name 规则 && $console pack keygen key --publisher 运营部 &&
    $console pack build rules -o 1.xzpack --key key.key && $console pack verify 1.xzpack > told && cat told &&
    $console pack install 1.xzpack --fingerprint \"\$(sed -nE 's/.*指纹[^0-9a-f]*([0-9a-f ]{30,}).*/\\1/p' told | head -n 1)\" &&
    $console pack verify && $console pack list"
  for file in typed-notice.pdf merged-tables.docx merged-tables.html notes.doc several-sheets.xlsx heading-styles.epub; do
    cp "$samples/$file" "$root/home/person/"
    chmod a+r "$root/home/person/$file"
    step "$1" "import of $file" "已导入 1 " "$console import $file"
  done
  walk "$1"
  inside "$1" person "mkdir -p plain && $console --data plain reindex" > /dev/null 2>&1
  measure "$1" "bundle, start" "'$program/xingzhi'"
  newer_deb "$1"
  installs "$1" "update of the .deb" newer.deb
  installs "$1" "back to the .deb before" xingzhi.deb
  inside "$1" root "apt-get -qq purge -y xingzhi" >> "$work/$1.apt.log" 2>&1 || fail "$1" "apt purge" failed
  if [ ! -e "$root/opt/xingzhi" ] && ls "$root"/home/person/.local/share/xingzhi/profiles/*/notes.db > /dev/null; then
    record "$1" "apt purge" - "program gone, notes there"
  else
    fail "$1" "apt purge" "program left or notes gone"
  fi
  without_network "$1"
}

(cd "$built" && sha256sum --quiet -c SHA256SUMS)
for suite in "${suites[@]}"; do
  make_root "$suite"
  trial "$suite"
  remove_root "$work/try-$suite"
done
exit "$failed"
