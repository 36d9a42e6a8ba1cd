"""The bundle's list of contents names everything inside with its licence. Building one takes minutes: by hand."""

import ast
import hashlib
import importlib.metadata
import importlib.util
import subprocess
import sys
import tarfile
import zipfile
from io import BytesIO
from pathlib import Path
from types import ModuleType

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont

from kb.machine.system_requirements import MODULES

ROOT = Path(__file__).parents[3]
PACKAGING = ROOT / "resources" / "packaging"

# Imports all there is as in the bundle: without what is left out, with what is replaced, and without docstrings.
WITHOUT = """
import importlib, pkgutil, sys, types
from pathlib import Path

folder = Path(sys.argv[1])
for name in sys.argv[2:]:
    sys.modules[name] = None
for name, text in INSTEAD.items():
    sys.modules[name] = types.ModuleType(name)
    exec(text, vars(sys.modules[name]))
import kb, ui
names = [module.name for one in (kb, ui) for module in pkgutil.walk_packages(one.__path__, one.__name__ + ".")]
for name in [*names, *LIBRARIES]:
    importlib.import_module(name)
from kb.encryption.data_key import DataKey
from kb.encryption.database_pages import DatabasePages
from kb.paths import AppPaths
from kb.workspace import Workspace
DatabasePages(DataKey(b"k" * 32)).decrypted(1, bytes(4096))
with Workspace.open(AppPaths.under(folder / "data"), [folder]) as workspace:
    workspace.search.refresh()
    found = [workspace.search.find(words).total for words in ("贷后检查", "dhjc", "怎么看流水")]
print(len(names), *found)
"""
LIBRARIES = (
    *("whoosh.index", "whoosh.qparser", "whoosh.writing", "numpy", "rjieba", "opencc", "fsrs", "docx", "doc2docx"),
    *("lxml.html", "pypdfium2", "pypinyin", "rapidfuzz.distance", "sqlcipher3.dbapi2", "yaml"),
    *("Crypto.PublicKey.ECC", "Crypto.Signature.eddsa", "Crypto.Protocol.KDF", "Crypto.Cipher.AES", "lxml.etree"),
)


def module(name: str) -> ModuleType:
    """One of the scripts as a module."""
    spec = importlib.util.spec_from_file_location(name, PACKAGING / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


@pytest.fixture(scope="module")
def bundle() -> ModuleType:
    """The script that builds it."""
    return module("bundle")


def test_every_package_inside_is_listed_with_its_licence(bundle: ModuleType, tmp_path: Path) -> None:
    for name in ("xingzhi", "libxcb-render.so.0", "libicuuc.so.73"):
        (tmp_path / name).write_bytes(b"program")
    bundle.write_contents(tmp_path)
    listed = (tmp_path / "CONTENTS.txt").read_text("utf-8")
    for name in (*MODULES, "lxml"):  # lxml comes with python-docx
        assert f"\n{name.lower()} " in listed.lower().replace("_", "-"), name
    assert ": ?" not in listed
    assert "WenQuanYi" in listed
    assert "\nlibxcb-render: MIT" in listed
    assert "\nlibicuuc: Unicode" in listed
    assert "MB  xingzhi" in listed
    (tmp_path / "libunheard.so.1").touch()
    with pytest.raises(SystemExit, match="libunheard"):
        bundle.write_contents(tmp_path)


def test_everything_is_imported_and_found_without_what_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "loan.md").write_text("# 贷款\n\n贷后检查要看流水。\n", "utf-8")
    spec = ast.parse((PACKAGING / "xingzhi.spec").read_text("utf-8"))
    left_out, instead = (
        next(
            ast.literal_eval(node.value)
            for node in spec.body
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == name
        )
        for name in ("NOT_NEEDED", "INSTEAD")
    )
    script = WITHOUT.replace("LIBRARIES", repr(LIBRARIES)).replace("INSTEAD", repr(instead))
    ran = subprocess.run(
        [sys.executable, "-OO", "-c", script, str(tmp_path), *left_out],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    modules, *found = map(int, ran.stdout.split())
    assert modules > 400
    assert min(found) > 0


def test_what_serves_only_its_own_installation_is_left_out(bundle: ModuleType) -> None:
    names = {package.name.lower() for package in bundle.packages()}
    assert names.isdisjoint({"pip", "setuptools", "pytest"})


def test_it_is_packed_as_one_folder(bundle: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "xingzhi" / "content").mkdir(parents=True)
    (tmp_path / "xingzhi" / "content" / "文章.md").write_text("正文", "utf-8")
    packed = {path.suffix: path for path in bundle.pack(tmp_path / "xingzhi")}
    assert packed.keys() == {".zip", ".xz"}
    assert {path.parent for path in packed.values()} == {tmp_path}
    name = "xingzhi/content/文章.md"
    with zipfile.ZipFile(packed[".zip"]) as archive:
        assert archive.read(name).decode() == "正文"
    with tarfile.open(packed[".xz"]) as tarball:  # not unpacked: Python 3.11.2 knows no filter, 3.13 asks for one
        article = tarball.extractfile(name)
        assert article is not None
        assert article.read().decode() == "正文"


def test_what_is_handed_out_has_its_sums(bundle: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "xingzhi").mkdir()
    (tmp_path / "a.zip").write_bytes(b"abc")
    bundle.sum_up(tmp_path)
    (line,) = (tmp_path / "SHA256SUMS").read_text("ascii").splitlines()
    assert line == f"{hashlib.sha256(b'abc').hexdigest()}  a.zip"


def test_links_are_replaced_by_what_they_lead_to(bundle: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib" / "libQt6Core.so.6").write_bytes(b"library")
    (tmp_path / "libQt6Core.so.6").symlink_to("lib/libQt6Core.so.6")
    bundle.replace_links(tmp_path)
    assert not (tmp_path / "libQt6Core.so.6").is_symlink()
    assert [path.name for path in tmp_path.rglob("*.so.6") if path.read_bytes() == b"library"] == ["libQt6Core.so.6"]


def test_without_a_chinese_font_no_bundle_is_built(
    bundle: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XINGZHI_FONT", str(tmp_path / "none.ttc"))
    with pytest.raises(SystemExit, match="中文字体"):
        bundle.build(tmp_path)


def test_tables_of_readings_are_shortened_and_say_the_same(bundle: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "pypinyin").mkdir()
    table, text = tmp_path / "pypinyin" / "phrases_dict.json", '{\n"一丁不识": [\n[\n"yī"\n]\n]\n}'
    table.write_text(text, "utf-8")
    bundle.shorten_json(tmp_path)
    assert table.read_text("utf-8") == '{"一丁不识":[["yī"]]}'


def test_packages_keep_their_fields_and_lose_their_pages(bundle: ModuleType, tmp_path: Path) -> None:
    file = tmp_path / "one-1.dist-info" / "METADATA"
    file.parent.mkdir()
    file.write_text("Metadata-Version: 2.4\nName: one\nVersion: 1\n\n# One\n\nName: another\n", "utf-8")
    bundle.shorten_metadata(tmp_path)
    (found,) = importlib.metadata.distributions(path=[str(tmp_path)])
    assert (found.name, found.version) == ("one", "1")
    assert "another" not in file.read_text("utf-8")


def test_a_font_loses_the_names_of_its_glyphs_and_keeps_their_outlines(bundle: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "resources" / "fonts").mkdir(parents=True)
    file = tmp_path / "resources" / "fonts" / "two.ttc"
    collection = TTCollection()
    collection.fonts = [font_of("Sans"), font_of("Mono")]
    collection.save(file)
    bundle.shorten_fonts(tmp_path)
    assert [*file.parent.iterdir()] == [file]
    assert b"uni884C" not in file.read_bytes()
    for font, name in zip(TTCollection(file).fonts, ("Sans", "Mono"), strict=True):
        outline = font["glyf"][font.getBestCmap()[ord("行")]]
        assert (outline.xMin, outline.xMax) == (10, 90)
        assert font["name"].getDebugName(1) == name


def font_of(name: str) -> TTFont:
    """A font with one character, 行, which is a box."""
    pen = TTGlyphPen(None)
    for place, move in (((10, 10), pen.moveTo), ((10, 90), pen.lineTo), ((90, 90), pen.lineTo), ((90, 10), pen.lineTo)):
        move(place)
    pen.closePath()
    builder = FontBuilder(100)
    builder.setupGlyphOrder([".notdef", "uni884C"])
    builder.setupCharacterMap({ord("行"): "uni884C"})
    builder.setupGlyf({".notdef": TTGlyphPen(None).glyph(), "uni884C": pen.glyph()})
    builder.setupHorizontalMetrics({".notdef": (100, 0), "uni884C": (100, 10)})
    builder.setupHorizontalHeader(ascent=90, descent=-10)
    builder.setupNameTable({"familyName": name})
    builder.setupOS2()
    builder.setupPost()
    return TTFont(_bytes_of(builder.font))


def _bytes_of(font: TTFont) -> BytesIO:
    file = BytesIO()
    font.save(file)
    file.seek(0)
    return file


def test_what_only_tries_the_bundle_is_not_handed_out(bundle: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "xingzhi").mkdir()
    for name in ("xingzhi", "xingzhi-walk", "xingzhi-walk.exe"):
        (tmp_path / "xingzhi" / name).touch()
    bundle.put_aside(tmp_path / "xingzhi", tmp_path / bundle.TRIAL)
    assert [path.name for path in (tmp_path / "xingzhi").iterdir()] == ["xingzhi"]
    assert {path.name for path in (tmp_path / bundle.TRIAL).iterdir()} == {"xingzhi-walk", "xingzhi-walk.exe"}
