"""The arguments of ``main.py pack …``: read at every start, so nothing is imported here that a window does not need."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    Commands = _SubParsersAction[argparse.ArgumentParser]


def add_pack_command(commands: "Commands") -> None:
    """Add the command ``pack`` and its actions to the program's commands."""
    pack = commands.add_parser("pack", help="内容包：制作、签名、检查、安装、回退")
    actions = pack.add_subparsers(dest="action", metavar="操作", required=True)
    _add_making(actions)
    _add_using(actions)


def _add_making(actions: "Commands") -> None:
    new = actions.add_parser("new", help="新建一个内容文件夹")
    new.add_argument("folder", type=Path, metavar="目录")
    new.add_argument("--id", required=True, help="内容包的 id：小写字母、数字、点和连字符，以后不再更改")
    new.add_argument("--name", required=True, metavar="名称", help="内容包的名称")
    build = actions.add_parser("build", help="把内容文件夹做成一个 .xzpack 文件")
    build.add_argument("folder", type=Path, metavar="目录")
    build.add_argument("-o", "--output", type=Path, metavar="文件", help="写到哪里（默认：id-版本.xzpack）")
    build.add_argument("--base", type=Path, metavar="旧包", help="只装入与这个旧包不同的文件（增量包）")
    _add_key(build, required=False)
    keygen = actions.add_parser("keygen", help="生成一对签名密钥：私钥 .key 自己保管，公钥 .pub 交给别人")
    keygen.add_argument("file", type=Path, metavar="文件", help="文件名，不带后缀")
    keygen.add_argument("--publisher", required=True, metavar="名称", help="编写部门的名称，安装时显示")
    keygen.add_argument("--passphrase-file", type=Path, metavar="文件", help="用这个文件第一行的口令保护私钥")
    sign = actions.add_parser("sign", help="给 .xzpack 文件签名")
    sign.add_argument("file", type=Path, metavar="包")
    sign.add_argument("-o", "--output", type=Path, metavar="文件", help="写到哪里（默认：原文件）")
    _add_key(sign, required=True)


def _add_key(parser: argparse.ArgumentParser, *, required: bool) -> None:
    parser.add_argument("--key", type=Path, required=required, metavar="私钥", help="签名用的 .key 文件")
    parser.add_argument("--publisher", metavar="名称", help="编写部门的名称（默认：同名 .pub 文件里的名称）")
    parser.add_argument("--passphrase-file", type=Path, metavar="文件", help="第一行是私钥的口令")


def _add_using(actions: "Commands") -> None:
    verify = actions.add_parser("verify", help="检查 .xzpack 文件，或已安装的内容包（不写则检查全部已安装的）")
    verify.add_argument("file", type=Path, nargs="?", metavar="包")
    verify.add_argument("--installed", default="", metavar="ID", help="检查这个已安装的内容包是否还与签名时一致")
    install = actions.add_parser("install", help="安装 .xzpack 文件")
    install.add_argument("file", type=Path, metavar="包")
    install.add_argument("--preview", action="store_true", help="只说明会有什么变化，不安装")
    install.add_argument("--fingerprint", default="", metavar="指纹", help="第一次安装某部门的包：与该部门核对过的指纹")
    actions.add_parser("list", help="列出内容包和它们的版本")
    remove = actions.add_parser("remove", help="移除已安装的内容包")
    remove.add_argument("id", metavar="ID")
    remove.add_argument("--forget-publisher", action="store_true", help="也忘记它的签名公钥，以后可由别的部门签名")
    rollback = actions.add_parser("rollback", help="退回上一个版本；再次执行则恢复")
    rollback.add_argument("id", metavar="ID")
