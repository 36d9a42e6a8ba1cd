#!/usr/bin/env bash
# Run by build_linux.sh inside a Debian 11 root: Python and SQLite from the sources of Debian 13, in /opt/python.
set -euo pipefail
export DEBIAN_FRONTEND=noninteractive

apt-get -qq update
# The compiler, what Python's modules are made of, what PyInstaller needs, and what PySide6's wheels link to.
apt-get -qq install -y --no-install-recommends build-essential dpkg-dev pkg-config xz-utils tcl binutils \
  zlib1g-dev libbz2-dev liblzma-dev libffi-dev libssl-dev uuid-dev patchelf fakeroot \
  $(sed -nE 's/^(qt|xcb) +([^ ]+) .*/\2/p' /srv/xingzhi/resources/packaging/system-packages.txt | sort -u) fonts-wqy-microhei
mkdir -p /usr/src/xingzhi
cd /usr/src/xingzhi
apt-get -qq source --download-only python3.13 sqlite3

mkdir -p sqlite python
tar -C sqlite --strip-components=1 -xf sqlite3_*.orig.tar.xz
tar -C python --strip-components=1 -xf python3.13_*.orig.tar.xz
(
  cd sqlite
  CFLAGS="-O2 -DSQLITE_ENABLE_FTS5 -DSQLITE_ENABLE_MATH_FUNCTIONS -DSQLITE_DEFAULT_MEMSTATUS=0" \
    ./configure --prefix=/opt/python --disable-static --disable-tcl --disable-readline
  make -j"$(nproc)"
  make install
)
(
  cd python
  CFLAGS="-O2 -fno-semantic-interposition" CPPFLAGS=-I/opt/python/include LDFLAGS="-L/opt/python/lib -Wl,-rpath,/opt/python/lib -fno-semantic-interposition" \
    ./configure --prefix=/opt/python --enable-shared --with-ensurepip=install --disable-test-modules
  make -j"$(nproc)"
  make install
)
/opt/python/bin/python3 -c 'import ctypes, lzma, sqlite3, ssl, sys, zlib; print(sys.version, sqlite3.sqlite_version)'
cd /
rm -rf /usr/src/xingzhi
