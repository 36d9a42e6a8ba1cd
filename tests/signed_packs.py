"""Two versions of a signed pack, for everything that installs one."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from kb.content.packs.build import build
from kb.content.packs.signing import SigningKey, generate_key

_CHECK = "放款后每 {days} 天检查一次，由客户经理办理并登记台账。"
_OLD = ("r-old", "旧版存折换发规定", "柜员", "持旧版存折的客户可在任一网点换发。")
_NEW = ("r-new", "老年客户上门服务规则", "大堂经理", "年满 70 周岁的客户可预约上门服务。")


@cache
def bank_key() -> SigningKey:
    """The key of 省分行, made once in a run."""
    with TemporaryDirectory() as folder:
        generate_key(Path(folder), "bank", "省分行")
        return SigningKey(Path(folder) / "bank.key", "省分行")


class SignedPacks:
    """Builds the pack ``rules`` into a folder: 1.0 has ``r-check`` and ``r-old``, 1.1 changes, adds and removes one."""

    def __init__(self, folder: Path, key: SigningKey | None = None) -> None:
        self.folder = folder
        self._key = key or bank_key()
        self.fingerprint = self._key.publisher.fingerprint

    def file(self, version: str, *, acknowledge: bool = False) -> Path:
        """The file of a version, built when first asked for."""
        target = self.folder / f"{version}.xzpack"
        if not target.exists():
            source = self.source(version, acknowledge=acknowledge)
            build(source, target, key=self._key)
        return target

    def source(self, version: str, *, acknowledge: bool = False) -> Path:
        """The folder that a version is built from, which may also be copied by hand."""
        source = self.folder / f"source-{version}"
        (source / "articles").mkdir(parents=True)
        (source / "pack.toml").write_text(f'id = "rules"\nname = "网点业务规则"\nversion = "{version}"\n', "utf-8")
        days = 30 if version == "1.0" else 15
        asked = "acknowledge: true\n" if acknowledge else ""
        check = ("r-check", "贷后检查规则", "客户经理", _CHECK.format(days=days))
        for article_id, title, role, text in (check, _OLD if version == "1.0" else _NEW):
            head = f"---\nid: {article_id}\ntitle: {title}\nroles: [{role}]\n{asked}---\n"
            (source / "articles" / f"{article_id}.md").write_text(f"{head}# {title}\n\n{text}\n", "utf-8")
        return source
