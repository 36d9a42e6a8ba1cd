"""The sentences about content packs that cannot be made, checked or installed; part of ``error_messages``."""

from collections.abc import Callable

from kb.content.packs import errors
from kb.translation import tr

_SHOWN_NAME = 60  # code points of a name out of a pack


def _name(error: Exception) -> str:
    """What a pack error is about, as it can be shown: it may come from a hostile pack."""
    assert isinstance(error, errors.PackError)  # noqa: S101 - narrows the type; the tables below guarantee it
    shown = "".join(char if char.isprintable() else tr("？") for char in error.entry[:_SHOWN_NAME])
    return f"“{shown}{'…' if len(error.entry) > _SHOWN_NAME else ''}”"


def _fingerprint(error: Exception) -> str:
    known = (errors.PackPublisherUnknown, errors.PackPublisherNotAllowed)
    return error.fingerprint if isinstance(error, known) else ""


def _publisher_changed(error: Exception) -> str:
    assert isinstance(error, errors.PackPublisherChanged)  # noqa: S101 - see above
    return tr(
        "内容包{name}换了签名的公钥，没有安装：以前的指纹是 {expected}，这一次是 {found}。请先向编写部门核实。"
    ).format(name=_name(error), expected=error.expected, found=error.found)


def _downgrade(error: Exception) -> str:
    assert isinstance(error, errors.PackDowngrade)  # noqa: S101 - see above
    return tr(
        "这个内容包的版本 {found} 比现有的 {present} 旧，没有安装；要退回旧版本，请用“内容包管理”里的“退回上一版”。"
    ).format(found=error.found, present=error.present)


_UNTOUCHED = tr("没有安装，现有内容保持原样。")
PACK_SENTENCES: tuple[tuple[type[Exception], Callable[[Exception], str]], ...] = (
    (errors.PackNotReadable, lambda _: tr("这个文件不是内容包；{untouched}").format(untouched=_UNTOUCHED)),
    (
        errors.PackTruncated,
        lambda _: tr("内容包不完整，可能没有拷贝完，请重新拷贝；{untouched}").format(untouched=_UNTOUCHED),
    ),
    (
        errors.PackContainerInvalid,
        lambda _: tr("内容包的结构不对，不是用“pack build”制作的，或被改动过；{untouched}").format(
            untouched=_UNTOUCHED
        ),
    ),
    (
        errors.PackCompressed,
        lambda e: tr("内容包里的文件{name}是压缩的，可能是压缩炸弹；{untouched}").format(
            name=_name(e), untouched=_UNTOUCHED
        ),
    ),
    (errors.PackTooManyFiles, lambda _: tr("内容包里的文件太多；{untouched}").format(untouched=_UNTOUCHED)),
    (
        errors.PackTooLarge,
        lambda e: tr("内容包或其中的文件{name}太大；{untouched}").format(name=_name(e), untouched=_UNTOUCHED),
    ),
    (
        errors.PackPathUnsafe,
        lambda e: tr("内容包里的文件名{name}不安全，可能指向包外；{untouched}").format(
            name=_name(e), untouched=_UNTOUCHED
        ),
    ),
    (
        errors.PackPathReserved,
        lambda e: tr("内容包里的文件名{name}是系统保留的名称；{untouched}").format(name=_name(e), untouched=_UNTOUCHED),
    ),
    (
        errors.PackPathTooLong,
        lambda e: tr("内容包里的文件名{name}太长；{untouched}").format(name=_name(e), untouched=_UNTOUCHED),
    ),
    (
        errors.PackPathTooDeep,
        lambda e: tr("内容包里的文件夹层数太多：{name}；{untouched}").format(name=_name(e), untouched=_UNTOUCHED),
    ),
    (
        errors.PackPathNotText,
        lambda e: tr("内容包里的文件名{name}不是 UTF-8 编码；{untouched}").format(name=_name(e), untouched=_UNTOUCHED),
    ),
    (
        errors.PackPathDuplicate,
        lambda e: tr("内容包里有两个文件同名：{name}；{untouched}").format(name=_name(e), untouched=_UNTOUCHED),
    ),
    (
        errors.PackPathCollision,
        lambda e: tr("内容包里的文件名{name}与另一个在 Windows 上会混为一个；{untouched}").format(
            name=_name(e), untouched=_UNTOUCHED
        ),
    ),
    (
        errors.PackLink,
        lambda e: tr("内容包里的{name}是指向别处的链接；{untouched}").format(name=_name(e), untouched=_UNTOUCHED),
    ),
    (
        errors.PackDevice,
        lambda e: tr("内容包里的{name}是设备或管道，不是文件；{untouched}").format(name=_name(e), untouched=_UNTOUCHED),
    ),
    (
        errors.PackFileForbidden,
        lambda e: tr("内容包里不允许有这类文件：{name}；只能有文章、文本和图片，{untouched}").format(
            name=_name(e), untouched=_UNTOUCHED
        ),
    ),
    (
        errors.PackFileDisguised,
        lambda e: tr("文件{name}的内容与名称不符，可能是程序或乱码；{untouched}").format(
            name=_name(e), untouched=_UNTOUCHED
        ),
    ),
    (errors.PackManifestMissing, lambda _: tr("内容包里没有清单；{untouched}").format(untouched=_UNTOUCHED)),
    (
        errors.PackManifestInvalid,
        lambda e: tr("内容包的清单有误（{name}）；{untouched}").format(name=_name(e), untouched=_UNTOUCHED),
    ),
    (
        errors.PackManifestContradicted,
        lambda e: tr("内容包的清单与包里的 pack.toml 不一致（{name}）；{untouched}").format(
            name=_name(e), untouched=_UNTOUCHED
        ),
    ),
    (
        errors.PackFormatTooNew,
        lambda _: tr("内容包的格式比本程序新，请先升级程序；{untouched}").format(untouched=_UNTOUCHED),
    ),
    (
        errors.PackFileMissing,
        lambda e: tr("内容包里缺少清单列出的文件{name}；{untouched}").format(name=_name(e), untouched=_UNTOUCHED),
    ),
    (
        errors.PackFileUnlisted,
        lambda e: tr("内容包里有清单没有列出的文件{name}；{untouched}").format(name=_name(e), untouched=_UNTOUCHED),
    ),
    (
        errors.PackSizeWrong,
        lambda e: tr("文件{name}的大小与清单不符；{untouched}").format(name=_name(e), untouched=_UNTOUCHED),
    ),
    (
        errors.PackHashWrong,
        lambda e: tr("文件{name}的内容与清单不符，已损坏或被改动；{untouched}").format(
            name=_name(e), untouched=_UNTOUCHED
        ),
    ),
    (errors.PackUnsigned, lambda _: tr("内容包没有签名；{untouched}").format(untouched=_UNTOUCHED)),
    (
        errors.PackSignatureWrong,
        lambda _: tr("内容包的签名不对，清单被改动过或签名是伪造的；{untouched}").format(untouched=_UNTOUCHED),
    ),
    (
        errors.PackPublisherUnknown,
        lambda e: tr(
            "第一次见到{name}签名的内容包，还没有安装；请与编写部门核对指纹 {fingerprint}，一致后再装。"
        ).format(name=_name(e), fingerprint=_fingerprint(e)),
    ),
    (errors.PackPublisherChanged, _publisher_changed),
    (
        errors.PackPublisherNotAllowed,
        lambda e: tr("管理员没有允许安装{name}签名的内容包（指纹 {fingerprint}）；{untouched}").format(
            name=_name(e), fingerprint=_fingerprint(e), untouched=_UNTOUCHED
        ),
    ),
    (errors.PackDowngrade, _downgrade),
    (
        errors.PackVersionReused,
        lambda e: tr("现有内容也是版本{name}，内容却不同，请编写部门更换版本号；{untouched}").format(
            name=_name(e), untouched=_UNTOUCHED
        ),
    ),
    (errors.PackAlreadyInstalled, lambda e: tr("这个内容包的版本{name}已经在使用，不需要再装。").format(name=_name(e))),
    (
        errors.PackProgramTooOld,
        lambda e: tr("内容包需要{name}或更新版本的程序，请先升级程序；{untouched}").format(
            name=_name(e), untouched=_UNTOUCHED
        ),
    ),
    (
        errors.PackBaseMissing,
        lambda e: tr("这是增量包，需要先有版本{name}，请改用完整的内容包；{untouched}").format(
            name=_name(e), untouched=_UNTOUCHED
        ),
    ),
    (
        errors.PackBaseChanged,
        lambda e: tr("这是增量包，所依据的文件{name}已不是原样，请改用完整的内容包；{untouched}").format(
            name=_name(e), untouched=_UNTOUCHED
        ),
    ),
    (errors.PackNotInstalled, lambda e: tr("没有安装内容包{name}。").format(name=_name(e))),
    (errors.PackNoEarlierVersion, lambda e: tr("内容包{name}没有可以退回的版本。").format(name=_name(e))),
    (errors.PackStateDamaged, lambda e: tr("内容包{name}的安装记录已损坏；请移除后重新安装。").format(name=_name(e))),
    (errors.PackBusy, lambda _: tr("另一个窗口或命令正在安装、回退或移除内容包，请等它完成后重试。")),
    (errors.PackSourceInvalid, lambda e: tr("这个文件夹做不成内容包：{name}缺少或填写有误。").format(name=_name(e))),
    (errors.PackTargetExists, lambda e: tr("{name}已经存在，没有覆盖。").format(name=_name(e))),
    (errors.PackKeyInvalid, lambda e: tr("{name}里没有可用的签名密钥或编写部门名称。").format(name=_name(e))),
    (errors.PackKeyLocked, lambda e: tr("私钥{name}有口令保护，口令没有给出或不对。").format(name=_name(e))),
    (errors.PackError, lambda e: tr("内容包{name}不能使用；现有内容保持原样。").format(name=_name(e))),
)
