"""Where the program's own files are, in a clone as in a wheel."""

from kb.resources import CONTENT, program_folder, resource, theme_names


def test_the_files_of_a_clone_lie_beside_the_packages() -> None:
    folder = program_folder()
    assert folder is not None
    assert (folder / "main.py").is_file()
    assert folder / "content" == CONTENT
    assert resource("icons", "search.svg") == folder / "resources" / "icons" / "search.svg"


def test_every_theme_is_the_name_of_a_file() -> None:
    assert {"light", "dark"} <= theme_names()
    assert all(resource("themes", f"{name}.toml").is_file() for name in theme_names())
