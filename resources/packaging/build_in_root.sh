#!/usr/bin/env bash
# Run by build_linux.sh inside the Debian 11 root, in /srv/xingzhi: the packages, then everything that is handed out.
set -euo pipefail
cd /srv/xingzhi
python=/opt/python/bin/python3
pip() { "$python" -m pip --disable-pip-version-check --no-input "$@" --root-user-action=ignore; }

# numpy's wheel carries OpenBLAS, 28 MB that only linear algebra uses; the search multiplies with einsum, which does not.
# Compiled once for a root, in some minutes. 2.5 wants a newer gcc than Debian 11 has.
if ! ls /opt/wheels/numpy-*.whl > /dev/null 2>&1; then
  pip -q wheel --no-deps --no-binary numpy -w /opt/wheels "numpy>=2,<2.5" \
    -Csetup-args=-Dallow-noblas=true -Csetup-args=-Dcpu-dispatch=none
fi
# sqlcipher3's wheel carries all of OpenSSL. With LibTomCrypt, which SQLCipher knows as well, it is 3 MB instead of 8, and
# the files are the same; it reads them at half the speed. Without conan the package links "crypto": here that is this one.
if ! ls /opt/wheels/sqlcipher3-*.whl > /dev/null 2>&1; then
  DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends libtomcrypt-dev
  mkdir -p /opt/libtomcrypt
  ln -sf /usr/lib/x86_64-linux-gnu/libtomcrypt.so /opt/libtomcrypt/libcrypto.so
  pip -q install "setuptools>=69" wheel
  CFLAGS="-O2 -fvisibility=hidden -DSQLCIPHER_CRYPTO_LIBTOMCRYPT" LDFLAGS="-L/opt/libtomcrypt -s" \
    pip -q wheel --no-build-isolation --no-deps --no-binary sqlcipher3 -w /opt/wheels "sqlcipher3>=0.6.4,<0.7"
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
