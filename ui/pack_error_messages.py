"""The sentences about content packs that cannot be made, checked or installed; part of ``error_messages``."""

from collections.abc import Callable

from kb import errors

_SHOWN_NAME = 60  # code points of a name out of a pack


def _name(error: Exception) -> str:
    """What a pack error is about, as it can be shown: it may come from a hostile pack."""
    assert isinstance(error, errors.PackError)  # noqa: S101 - narrows the type; the tables below guarantee it
    shown = "".join(char if char.isprintable() else "？" for char in error.entry[:_SHOWN_NAME])
    return f"“{shown}{'…' if len(error.entry) > _SHOWN_NAME else ''}”"


def _fingerprint(error: Exception) -> str:
    known = (errors.PackPublisherUnknown, errors.PackPublisherNotAllowed)
    return error.fingerprint if isinstance(error, known) else ""


def _publisher_changed(error: Exception) -> str:
    assert isinstance(error, errors.PackPublisherChanged)  # noqa: S101 - see above
    return (
        f"内容包{_name(error)}换了签名的公钥，没有安装：以前的指纹是 {error.expected}，这一次是 {error.found}。"
        "请先向编写部门核实。"
    )


def _downgrade(error: Exception) -> str:
    assert isinstance(error, errors.PackDowngrade)  # noqa: S101 - see above
    return f"这个内容包的版本 {error.found} 比现有的 {error.present} 旧，没有安装；要退回旧版本请用“回退”。"


_UNTOUCHED = "没有安装，现有内容保持原样。"
PACK_SENTENCES: tuple[tuple[type[Exception], Callable[[Exception], str]], ...] = (
    (errors.PackNotReadable, lambda _: f"这个文件不是内容包；{_UNTOUCHED}"),
    (errors.PackTruncated, lambda _: f"内容包不完整，可能没有拷贝完，请重新拷贝；{_UNTOUCHED}"),
    (errors.PackContainerInvalid, lambda _: f"内容包的结构不对，不是用“pack build”制作的，或被改动过；{_UNTOUCHED}"),
    (errors.PackCompressed, lambda e: f"内容包里的文件{_name(e)}是压缩的，可能是压缩炸弹；{_UNTOUCHED}"),
    (errors.PackTooManyFiles, lambda _: f"内容包里的文件太多；{_UNTOUCHED}"),
    (errors.PackTooLarge, lambda e: f"内容包或其中的文件{_name(e)}太大；{_UNTOUCHED}"),
    (errors.PackPathUnsafe, lambda e: f"内容包里的文件名{_name(e)}不安全，可能指向包外；{_UNTOUCHED}"),
    (errors.PackPathReserved, lambda e: f"内容包里的文件名{_name(e)}是系统保留的名称；{_UNTOUCHED}"),
    (errors.PackPathTooLong, lambda e: f"内容包里的文件名{_name(e)}太长；{_UNTOUCHED}"),
    (errors.PackPathTooDeep, lambda e: f"内容包里的文件夹层数太多：{_name(e)}；{_UNTOUCHED}"),
    (errors.PackPathNotText, lambda e: f"内容包里的文件名{_name(e)}不是 UTF-8 编码；{_UNTOUCHED}"),
    (errors.PackPathDuplicate, lambda e: f"内容包里有两个文件同名：{_name(e)}；{_UNTOUCHED}"),
    (errors.PackPathCollision, lambda e: f"内容包里的文件名{_name(e)}与另一个在 Windows 上会混为一个；{_UNTOUCHED}"),
    (errors.PackLink, lambda e: f"内容包里的{_name(e)}是指向别处的链接；{_UNTOUCHED}"),
    (errors.PackDevice, lambda e: f"内容包里的{_name(e)}是设备或管道，不是文件；{_UNTOUCHED}"),
    (errors.PackFileForbidden, lambda e: f"内容包里不允许有这类文件：{_name(e)}；只能有文章、文本和图片，{_UNTOUCHED}"),
    (errors.PackFileDisguised, lambda e: f"文件{_name(e)}的内容与名称不符，可能是程序或乱码；{_UNTOUCHED}"),
    (errors.PackManifestMissing, lambda _: f"内容包里没有清单；{_UNTOUCHED}"),
    (errors.PackManifestInvalid, lambda e: f"内容包的清单有误（{_name(e)}）；{_UNTOUCHED}"),
    (errors.PackManifestContradicted, lambda e: f"内容包的清单与包里的 pack.toml 不一致（{_name(e)}）；{_UNTOUCHED}"),
    (errors.PackFormatTooNew, lambda _: f"内容包的格式比本程序新，请先升级程序；{_UNTOUCHED}"),
    (errors.PackFileMissing, lambda e: f"内容包里缺少清单列出的文件{_name(e)}；{_UNTOUCHED}"),
    (errors.PackFileUnlisted, lambda e: f"内容包里有清单没有列出的文件{_name(e)}；{_UNTOUCHED}"),
    (errors.PackSizeWrong, lambda e: f"文件{_name(e)}的大小与清单不符；{_UNTOUCHED}"),
    (errors.PackHashWrong, lambda e: f"文件{_name(e)}的内容与清单不符，已损坏或被改动；{_UNTOUCHED}"),
    (errors.PackUnsigned, lambda _: f"内容包没有签名；{_UNTOUCHED}"),
    (errors.PackSignatureWrong, lambda _: f"内容包的签名不对，清单被改动过或签名是伪造的；{_UNTOUCHED}"),
    (
        errors.PackPublisherUnknown,
        lambda e: f"第一次见到{_name(e)}签名的内容包，还没有安装；请与编写部门核对指纹 {_fingerprint(e)}，一致后再装。",
    ),
    (errors.PackPublisherChanged, _publisher_changed),
    (
        errors.PackPublisherNotAllowed,
        lambda e: f"管理员没有允许安装{_name(e)}签名的内容包（指纹 {_fingerprint(e)}）；{_UNTOUCHED}",
    ),
    (errors.PackDowngrade, _downgrade),
    (errors.PackVersionReused, lambda e: f"现有内容也是版本{_name(e)}，内容却不同，请编写部门更换版本号；{_UNTOUCHED}"),
    (errors.PackAlreadyInstalled, lambda e: f"这个内容包的版本{_name(e)}已经在使用，不需要再装。"),
    (errors.PackProgramTooOld, lambda e: f"内容包需要{_name(e)}或更新版本的程序，请先升级程序；{_UNTOUCHED}"),
    (errors.PackBaseMissing, lambda e: f"这是增量包，需要先有版本{_name(e)}，请改用完整的内容包；{_UNTOUCHED}"),
    (
        errors.PackBaseChanged,
        lambda e: f"这是增量包，所依据的文件{_name(e)}已不是原样，请改用完整的内容包；{_UNTOUCHED}",
    ),
    (errors.PackNotInstalled, lambda e: f"没有安装内容包{_name(e)}。"),
    (errors.PackNoEarlierVersion, lambda e: f"内容包{_name(e)}没有可以退回的版本。"),
    (errors.PackStateDamaged, lambda e: f"内容包{_name(e)}的安装记录已损坏；请移除后重新安装。"),
    (errors.PackBusy, lambda _: "另一个窗口或命令正在安装、回退或移除内容包，请等它完成后重试。"),
    (errors.PackSourceInvalid, lambda e: f"这个文件夹做不成内容包：{_name(e)}缺少或填写有误。"),
    (errors.PackTargetExists, lambda e: f"{_name(e)}已经存在，没有覆盖。"),
    (errors.PackKeyInvalid, lambda e: f"{_name(e)}里没有可用的签名密钥或编写部门名称。"),
    (errors.PackKeyLocked, lambda e: f"私钥{_name(e)}有口令保护，口令没有给出或不对。"),
    (errors.PackError, lambda e: f"内容包{_name(e)}不能使用；现有内容保持原样。"),
)
