"""Keys and signatures: only the key that signed fits, and its file is its owner's."""

import stat
import subprocess
import sys
from pathlib import Path

import pytest

from kb.content.packs.errors import PackKeyInvalid, PackKeyLocked, PackSignatureWrong, PackTargetExists
from kb.content.packs.publisher_keys import PublisherKey, read_key
from kb.content.packs.signing import SigningKey, check_signature, generate_key

ROOT = Path(__file__).parents[4]
# Made by the library cryptography, which earlier versions had: what they wrote and signed stays good.
OLDER = (
    (
        "",
        """-----BEGIN PRIVATE KEY-----
MC4CAQAwBQYDK2VwBCIEIOoTbjqhOq3W009PUOGKJV9ecmcuX/w9p6BC11wtHW4l
-----END PRIVATE KEY-----
""",
        PublisherKey("RpN//TX/npli2cS5IwVSfd3uircxTsWrrZZqw0JNkQ8=", "省分行"),
        b"oILVTmk0yi8u5akG9AzXLf0s5Wrdt6b7SviOQEI9ZtBJQuLzNOuvCgclMZjVzKVpnxDvMogfenaDEyMy+Q0uAg==",
    ),
    (
        "口令",
        """-----BEGIN ENCRYPTED PRIVATE KEY-----
MIGjMF8GCSqGSIb3DQEFDTBSMDEGCSqGSIb3DQEFDDAkBBAHAnocsPtdy2KbzKIo
UALKAgIIADAMBggqhkiG9w0CCQUAMB0GCWCGSAFlAwQBKgQQLhgpnkIVZ+XcIA52
L4g2KARAcswENqdDRpbbJzhlGK/6BornROEO2OaGlD5U4UBba/ubZrFV2ZT8D0ye
n6uuQTyM5/+5NrncndVwiiXEJO2lFQ==
-----END ENCRYPTED PRIVATE KEY-----
""",
        PublisherKey("2Zkh5RL1wv8HTGiOsNhIHFjHsObXUMlTNYGWou/hcM0=", "省分行"),
        b"Bc4jAk8MWShMzPdaId+i7SKJPiXlXrVEeOf8Lgh8h3bi5H+d+TFbqt+aIc7ZFijv5nZ9bzs9uKKtej2poTbGBg==",
    ),
)


def test_a_signature_fits_its_manifest_and_its_key_only(key: SigningKey, other_key: SigningKey) -> None:
    signature = key.sign(b"manifest")
    check_signature(b"manifest", signature, key.publisher)
    for manifest, given, publisher in (
        (b"manifesT", signature, key.publisher),
        (b"manifest", signature, other_key.publisher),
        (b"manifest", other_key.sign(b"manifest"), key.publisher),
        (b"manifest", signature[:-1], key.publisher),
        (b"manifest", b"\xff" * 88, key.publisher),
        (b"manifest", b"", key.publisher),
    ):
        with pytest.raises(PackSignatureWrong):
            check_signature(manifest, given, publisher)


def test_a_signature_without_the_context_does_not_fit(key: SigningKey, keys: Path) -> None:
    """What the key signs for another purpose is no signature of a pack."""
    import base64

    from Crypto.PublicKey import ECC
    from Crypto.Signature import eddsa

    private = ECC.import_key((keys / "bank.key").read_bytes())
    signature = base64.b64encode(eddsa.new(private, "rfc8032").sign(b"manifest"))
    with pytest.raises(PackSignatureWrong):
        check_signature(b"manifest", signature, key.publisher)


@pytest.mark.parametrize(("passphrase", "file", "publisher", "signature"), OLDER)
def test_the_keys_and_signatures_of_older_versions_stay_good(
    tmp_path: Path, passphrase: str, file: str, publisher: PublisherKey, signature: bytes
) -> None:
    (tmp_path / "key.key").write_text(file, "ascii")
    key = SigningKey(tmp_path / "key.key", "省分行", passphrase)
    assert key.publisher == publisher
    assert key.sign(b"manifest") == signature
    check_signature(b"manifest", signature, publisher)


def test_the_files_of_a_key_pair_belong_together(tmp_path: Path) -> None:
    made = generate_key(tmp_path, "key", "省分行")
    assert read_key(tmp_path / "key.pub") == made
    assert SigningKey(tmp_path / "key.key", "省分行").publisher == made
    assert stat.S_IMODE((tmp_path / "key.key").stat().st_mode) == 0o600


def test_a_key_is_never_overwritten(tmp_path: Path) -> None:
    generate_key(tmp_path, "key", "省分行")
    before = (tmp_path / "key.key").read_bytes()
    with pytest.raises(PackTargetExists):
        generate_key(tmp_path, "key", "省分行")
    assert (tmp_path / "key.key").read_bytes() == before
    (tmp_path / "only.pub").write_text("", "utf-8")
    with pytest.raises(PackTargetExists):
        generate_key(tmp_path, "only", "省分行")
    assert not (tmp_path / "only.key").exists()


def test_a_protected_key_needs_its_passphrase(tmp_path: Path) -> None:
    made = generate_key(tmp_path, "key", "省分行", "口令")
    assert SigningKey(tmp_path / "key.key", "省分行", "口令").publisher == made
    for passphrase in ("", "别的"):
        with pytest.raises(PackKeyLocked):
            SigningKey(tmp_path / "key.key", "省分行", passphrase)


def test_a_passphrase_that_is_not_needed_does_no_harm(keys: Path) -> None:
    assert SigningKey(keys / "bank.key", "省分行", "口令").publisher.name == "省分行"


def test_other_files_are_no_private_keys(tmp_path: Path) -> None:
    from Crypto.PublicKey import ECC

    other_kind = ECC.generate(curve="Curve25519").export_key(format="PEM")
    public = ECC.generate(curve="Ed25519").public_key().export_key(format="PEM")
    nothing = "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"
    for content in ("", "ÿ" * 100, nothing, other_kind, public, "-----BEGIN PRIVATE KEY-----"):
        (tmp_path / "key.key").write_text(content, "latin-1")
        with pytest.raises(PackKeyInvalid):
            SigningKey(tmp_path / "key.key", "省分行")


def test_a_name_that_cannot_be_shown_is_refused(tmp_path: Path, keys: Path) -> None:
    for name in ("a\nb", "a" * 61, "\u202e"):
        with pytest.raises(PackKeyInvalid):
            generate_key(tmp_path, "key", name)
        with pytest.raises(PackKeyInvalid):
            SigningKey(keys / "bank.key", name)
    assert list(tmp_path.iterdir()) == []


def test_the_library_for_signatures_is_loaded_only_when_one_is_made_or_checked() -> None:
    script = "import sys, kb.workspace, kb.cli.commands, kb.cli.packs; print('Crypto' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "False", done.stderr
