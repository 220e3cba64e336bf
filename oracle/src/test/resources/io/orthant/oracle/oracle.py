"""The Python side of RealNumpy: runs code over named arrays and packs what comes out.

Request and reply are bytes: a text header, an empty line, raw data. RealNumpy.java documents both.
"""

import ast
import ctypes
import os
import warnings

# NumPy 2.4's loops of arctan2 and power for AVX-512 take no account of what a fold hands on from item to item: their
# reduce gives other numbers than one call after the other, and than NumPy itself on other processors.
os.environ["NPY_DISABLE_CPU_FEATURES"] = "X86_V4 AVX512_ICL AVX512_SPR"

import numpy as np

_compiled = {}


def _code(source):
    """Statements and the last expression of the source, compiled."""
    pair = _compiled.get(source)
    if pair is None:
        tree = ast.parse(source)
        last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
        body = compile(tree, "<oracle>", "exec") if tree.body else None
        pair = body, last and compile(ast.Expression(last.value), "<oracle>", "eval")
        _compiled[source] = pair
    return pair


def _numbers(text):
    return tuple(int(n) for n in text.split(",")) if text else ()


def _line(text):
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t")


def _plain(text):
    return text.replace("\\t", "\t").replace("\\n", "\n").replace("\\\\", "\\")


def _pack(value, lines, blobs):
    if isinstance(value, str):
        lines.append("text\t" + _line(value))
    elif isinstance(value, tuple) or isinstance(value, list) and any(isinstance(v, np.ndarray) for v in value):
        for v in value:
            _pack(v, lines, blobs)
    elif value is not None:
        a = np.asarray(value)
        if a.dtype.hasobject:
            lines.append("text\t" + _line(repr(value)))
            return
        data = a.tobytes()
        lines.append(f"array\t{a.dtype}\t{','.join(map(str, a.shape))}\t{','.join(map(str, a.strides))}\t{len(data)}")
        blobs.append(data)


def answer(request):
    end = request.index(b"\n\n")
    header = request[:end].decode().split("\n")
    at = end + 2
    names = {"np": np, "newaxis": None}
    for line in header[1:]:
        name, dtype, shape, strides, offset, size = line.split("\t")
        buffer = bytearray(request[at:at + int(size)])
        at += int(size)
        if size == "0":
            names[name] = np.empty(_numbers(shape), dtype)
        else:
            names[name] = np.ndarray(_numbers(shape), dtype, buffer, int(offset), _numbers(strides))
    lines, blobs = [], []
    with warnings.catch_warnings(record=True) as seen, np.errstate(all="warn", under="ignore"):
        warnings.simplefilter("always")
        try:
            body, last = _code(_plain(header[0]))
            if body:
                exec(body, names)
            if last:
                _pack(eval(last, names), lines, blobs)
        except Exception as e:
            lines, blobs = [f"error\t{type(e).__name__}\t{_line(str(e))}"], []
    lines += [f"warning\t{w.category.__name__}\t{_line(str(w.message))}" for w in seen]
    return "\n".join(lines).encode() + b"\n\n" + b"".join(blobs)
