"""What the golden scripts share: the item encoding of the golden files and the recording of warnings.

The format is described in core/src/test/resources/io/orthant/goldens/README.md.
"""

import os
import sys
import warnings

import numpy as np

DTYPES = ["bool", "int8", "uint8", "int16", "uint16", "int32", "uint32", "int64", "uint64",
          "float16", "float32", "float64", "complex64", "complex128"]

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..",
                    "core", "src", "test", "resources", "io", "orthant", "goldens")

_BITS = {1: "u1", 2: "u2", 4: "u4", 8: "u8"}


def bits(array):
    """The items of an array in C order, each as hexadecimal bits."""
    a = np.ascontiguousarray(array)
    if a.dtype.kind == "c":
        parts = a.reshape(-1).view(a.real.dtype).reshape(-1)
        words = _words(parts)
        return [words[i] + ":" + words[i + 1] for i in range(0, len(words), 2)]
    return _words(a.reshape(-1))


def _words(flat):
    raw = flat.view(_BITS[flat.dtype.itemsize])
    width = 2 * flat.dtype.itemsize
    nan = np.isnan(flat) if flat.dtype.kind == "f" else np.zeros(flat.shape, bool)
    return ["nan" if n else format(int(w), "x").zfill(width) for w, n in zip(raw, nan)]


def join(array):
    return ",".join(bits(array))


def runs(array):
    """Like join, with `item*count` for repeated items."""
    out = []
    for word in bits(array):
        if out and out[-1][0] == word:
            out[-1][1] += 1
        else:
            out.append([word, 1])
    return ",".join(w if n == 1 else f"{w}*{n}" for w, n in out)


def escape(text):
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t")


class Flags:
    """Collects the floating-point conditions of a call as letters: d divide, o over, u under, i invalid."""

    def __enter__(self):
        self.mask = 0
        self._state = np.errstate(all="call", call=self._note)
        self._state.__enter__()
        return self

    def _note(self, _, flag):
        self.mask |= flag

    def __exit__(self, *exc):
        return self._state.__exit__(*exc)

    def letters(self):
        return "".join(c for c, m in (("d", 1), ("o", 2), ("u", 4), ("i", 8)) if self.mask & m) or "-"


def recorded(call):
    """Result and the texts of the warnings of a call."""
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        result = call()
    return result, [str(w.message) for w in seen]


def write(name, columns, lines):
    path = os.path.normpath(os.path.join(ROOT, name))
    os.makedirs(os.path.dirname(path), exist_ok=True)
    script = os.path.basename(sys.argv[0])
    with open(path, "w", encoding="utf-8") as f:
        f.write(f"# NumPy {np.__version__}, x86-64, by oracle/scripts/{script}\n# {columns}\n")
        for line in lines:
            f.write(line + "\n")
    print(name, len(lines), os.path.getsize(path))
