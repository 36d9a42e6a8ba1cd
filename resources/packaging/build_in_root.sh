#!/usr/bin/env bash
# Run by build_linux.sh inside the Debian 11 root, in /srv/xingzhi: the packages, then everything that is handed out.
set -euo pipefail
cd /srv/xingzhi
python=/opt/python/bin/python3
export PIP_ROOT_USER_ACTION=ignore  # as an option "pip wheel" does not know it
pip() { "$python" -m pip --disable-pip-version-check --no-input "$@"; }

# numpy's wheel carries OpenBLAS, 28 MB that only linear algebra uses; the search multiplies with einsum, which does not.
# Compiled once for a root, in some minutes. 2.5 wants a newer gcc than Debian 11 has.
if ! ls /opt/wheels/numpy-*.whl > /dev/null 2>&1; then
  pip -q wheel --no-deps --no-binary numpy -w /opt/wheels "numpy>=2,<2.5" \
    -Csetup-args=-Dallow-noblas=true -Csetup-args=-Dcpu-dispatch=none
fi
# sqlcipher3's wheel carries all of OpenSSL. With LibTomCrypt, which SQLCipher knows as well, it is 1 MB instead of 8, and
# the files are the same; it reads them at half the speed. Debian's libtomcrypt.a is not position-independent, and its .so
# brings GMP, 1.5 MB: of its source only what SQLCipher calls is linked. Without conan the package links "crypto": that is it.
if [ ! -e /opt/libtomcrypt/libcrypto.a ]; then
  rm -rf /opt/libtomcrypt
  mkdir -p /opt/libtomcrypt/source
  apt-get -qq update
  (cd /opt/libtomcrypt && apt-get -qq source --download-only libtomcrypt)
  tar -C /opt/libtomcrypt/source --strip-components=1 -xf /opt/libtomcrypt/libtomcrypt_*.orig.tar.*
  CFLAGS=-fPIC make -s -j"$(nproc)" -C /opt/libtomcrypt/source library > /dev/null
  cp /opt/libtomcrypt/source/libtomcrypt.a /opt/libtomcrypt/libcrypto.a
fi
if ! ls /opt/wheels/sqlcipher3-*.whl > /dev/null 2>&1; then
  pip -q install "setuptools>=69" wheel
  CFLAGS="-Os -fvisibility=hidden -DSQLCIPHER_CRYPTO_LIBTOMCRYPT -I/opt/libtomcrypt/source/src/headers" \
    LDFLAGS="-L/opt/libtomcrypt -Wl,--exclude-libs,ALL -s" \
    pip -q wheel --no-cache-dir --no-build-isolation --no-deps --no-binary sqlcipher3 -w /opt/wheels "sqlcipher3>=0.6.4,<0.7"
fi
# The last PySide6 whose wheels run with glibc 2.28 to 2.33; later ones want 2.34.
pip -q install --find-links /opt/wheels "PySide6-Essentials==6.9.3" '.[bundle]' build
pip -q install --force-reinstall --no-deps /opt/wheels/*.whl
pip -q uninstall -y xingzhi
rm -rf dist
# For the Python of Debian 12 and of 13, which a branch PC may have.
"$python" resources/packaging/wheelhouse.py dist/wheelhouse 3.11:manylinux_2_36_x86_64 3.13:manylinux_2_41_x86_64
tar -C dist -cf dist/xingzhi-wheelhouse-linux.tar wheelhouse
rm -r dist/wheelhouse
exec "$python" resources/packaging/bundle.py dist
