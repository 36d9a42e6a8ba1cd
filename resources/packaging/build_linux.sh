#!/usr/bin/env bash
# Everything for Linux by one command, in a Debian 11 system made for it: what is built there runs with glibc 2.31 or newer.
#
#   sudo bash resources/packaging/build_linux.sh [options] [FOLDER]      (FOLDER: dist)
#     --mirror URL     where debootstrap and apt fetch from (default: the one debootstrap knows)
#     --work FOLDER    where the root is made, 3 GB (default: a new folder in /var/tmp); removed at the end
#     --overlay FOLDER its files are copied into the root: a pip.conf, CA certificates of the network one is in
#     --keep           leave the root in --work, and use the one that is there: Python is built once (10 minutes)
#
# Debian 11 has Python 3.9 and SQLite 3.34, both too old: Python and SQLite are compiled from the sources of Debian 13.
# What is built is the checkout this script stands in, as it is. Needs root, debootstrap and git.
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source_tree="$(cd "$here/../.." && pwd)"
mirror= work= overlay= keep= folder="$source_tree/dist"
while [ $# -gt 0 ]; do
  case "$1" in
    --mirror) mirror="$2"; shift 2 ;;
    --work) work="$2"; shift 2 ;;
    --overlay) overlay="$2"; shift 2 ;;
    --keep) keep=yes; shift ;;
    *) folder="$1"; shift ;;
  esac
done
work="${work:-$(mktemp -d /var/tmp/xingzhi-build.XXXXXX)}"
root="$work/bullseye"
mkdir -p "$work" "$folder"

say() { echo "$(date +%T) $*" >&2; }

leave() {
  local point
  for point in dev/shm dev sys proc; do
    if mountpoint -q "$root/$point"; then umount "$root/$point" || umount -l "$root/$point"; fi
  done
  if [ -z "$keep" ] && ! grep -q " $root/" /proc/mounts; then rm -rf --one-file-system "$root"; fi
}
trap leave EXIT

inside() { chroot "$root" env -i HOME=/root PATH=/opt/python/bin:/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 "$@" < /dev/null; }

if [ ! -d "$root/etc/apt" ]; then
  say "making a Debian 11 system in $root"
  debootstrap --variant=minbase --include=ca-certificates bullseye "$root" ${mirror:+"$mirror"} > "$work/debootstrap.log" 2>&1
fi
cp /etc/resolv.conf "$root/etc/resolv.conf"
[ -z "$overlay" ] || cp -rL "$overlay/." "$root/"
mount -t proc proc "$root/proc"
mount -t sysfs sys "$root/sys"
mount --bind /dev "$root/dev"
mount -t tmpfs tmpfs "$root/dev/shm"

rm -rf "$root/srv/xingzhi"
mkdir -p "$root/srv/xingzhi"
git -C "$source_tree" -c safe.directory="$source_tree" ls-files -z --cached --others --exclude-standard \
  | tar -C "$source_tree" --null -T - -c | tar -C "$root/srv/xingzhi" --no-same-owner -x

if [ ! -x "$root/opt/python/bin/python3" ]; then
  say "compiling Python and SQLite"
  mirror="${mirror:-$(awk '$1 == "deb" { print $2; exit }' "$root/etc/apt/sources.list")}"
  cat > "$root/etc/apt/sources.list" <<SOURCES
deb $mirror bullseye main
deb $mirror-security bullseye-security main
deb-src $mirror trixie main
SOURCES
  inside bash /srv/xingzhi/resources/packaging/compile_python.sh > "$work/python.log" 2>&1 || { tail -n 20 "$work/python.log" >&2; exit 1; }
fi

say "building the bundle"
inside bash /srv/xingzhi/resources/packaging/build_in_root.sh
cp -r "$root/srv/xingzhi/dist/." "$folder/"
ls -l "$folder" >&2
