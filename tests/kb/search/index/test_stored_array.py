"""An array from a file that anybody may have written is mapped, or is none: nothing runs and nothing else is raised."""

import io
import pickle
from pathlib import Path

import numpy as np
import pytest

from kb.search.index.stored_array import mapped_array


def saved(values: object, *, pickled: bool = False) -> bytes:
    out = io.BytesIO()
    np.save(out, np.asarray(values), allow_pickle=pickled)
    return out.getvalue()


def headed(header: str) -> bytes:
    text = header.encode().ljust(9_000) + b"\n"
    return b"\x93NUMPY\x01\x00" + len(text).to_bytes(2, "little") + text


def archived() -> bytes:
    out = io.BytesIO()
    np.savez(out, a=np.arange(3))
    return out.getvalue()


def test_what_was_saved_is_mapped(tmp_path: Path) -> None:
    for values in (np.arange(5, dtype=np.uint32), np.empty((0, 4), np.int32)):
        np.save(tmp_path / "a.npy", values)
        found = mapped_array(tmp_path / "a.npy")
        assert (found.dtype, found.shape, found.tolist()) == (values.dtype, values.shape, values.tolist())


NONE = {
    "nothing": b"",
    "zeros": bytes(4096),
    "objects": saved([print], pickled=True),
    "a pickle": pickle.dumps([1, 2]),
    "an archive": archived(),
    "larger than any disk": headed("{'descr': '<u8', 'fortran_order': False, 'shape': (999999999999,), }"),
    "larger than any number": headed("{'descr': '<u8', 'fortran_order': False, 'shape': (10**9, 2**62, 2**62), }"),
    "of negative size": headed("{'descr': '<u8', 'fortran_order': False, 'shape': (-5,), }"),
    "nested too deep": headed("(" * 4000 + ")" * 4000),
    "a call": headed("{'descr': open('made', 'w'), 'fortran_order': False, 'shape': (1,), }"),
    "cut": saved(np.arange(500))[:-1],
}


@pytest.mark.parametrize("content", NONE.values(), ids=NONE)
def test_what_is_none_is_a_value_error(tmp_path: Path, content: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.npy").write_bytes(content)
    with pytest.raises(ValueError, match=r"."):
        mapped_array(tmp_path / "a.npy")
    assert [path.name for path in tmp_path.iterdir()] == ["a.npy"]
