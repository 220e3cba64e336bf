"""Goldens of the functions that reshape, join, repeat, take and put.

A line: function, array (dtype, shape, layout as in indexing_goldens.py), arguments (lists of integers separated by ;), and
either the exception or the results separated by |, each: view or copy, dtype, shape, strides of axes longer than 1, items.
"""

import random
import warnings

import numpy as np

from golden import DTYPES, write
from indexing_cases import filled, items, places, text

warnings.simplefilter("error", DeprecationWarning)

MODES = ["raise", "wrap", "clip"]
PADS = ["edge", "reflect", "symmetric", "wrap"]
ORDERS = "CFAK"


def other(a, shape, kind):
    return filled(["int64", "float32", "complex64", "uint8"][kind], tuple(shape), "C")


def put(a, p):
    np.put(a, p[0], p[1], MODES[p[2][0]])
    return a


def place(a, p):
    np.place(a, np.array(p[0]).reshape(a.shape) > 0, p[1])
    return a


def putmask(a, p):
    np.putmask(a, np.array(p[0]).reshape(a.shape) > 0, p[1])
    return a


def put_along(a, p):
    np.put_along_axis(a, np.array(p[0]).reshape(p[1]), p[2], p[3][0])
    return a


def copyto(a, p):
    np.copyto(a, np.array(p[0]), casting="unsafe", where=np.array(p[1]) > 0)
    return a


CALLS = {
    "reshape": lambda a, p: a.reshape(p[0], order=ORDERS[p[1][0]]),
    "ravel": lambda a, p: a.ravel(ORDERS[p[0][0]]),
    "flatten": lambda a, p: a.flatten(ORDERS[p[0][0]]),
    "copy": lambda a, p: a.copy(ORDERS[p[0][0]]),
    "astype": lambda a, p: a.astype(DTYPES[p[0][0]]),
    "zerosLike": lambda a, p: np.zeros_like(a),
    "transpose": lambda a, p: a.transpose(*p[0]) if p[0] else a.transpose(),
    "swapaxes": lambda a, p: a.swapaxes(*p[0]),
    "moveaxis": lambda a, p: np.moveaxis(a, p[0], p[1]),
    "rollaxis": lambda a, p: np.rollaxis(a, *p[0]),
    "squeeze": lambda a, p: a.squeeze(tuple(p[0])) if p[0] else a.squeeze(),
    "expandDims": lambda a, p: np.expand_dims(a, tuple(p[0])),
    "atleast1d": lambda a, p: np.atleast_1d(a),
    "atleast2d": lambda a, p: np.atleast_2d(a),
    "atleast3d": lambda a, p: np.atleast_3d(a),
    "broadcastTo": lambda a, p: np.broadcast_to(a, p[0]),
    "broadcastArrays": lambda a, p: list(np.broadcast_arrays(a, other(a, p[0], 0))),
    "flip": lambda a, p: np.flip(a, tuple(p[0])),
    "rot90": lambda a, p: np.rot90(a, p[0][0], p[0][1:]),
    "roll": lambda a, p: np.roll(a, p[0][0], tuple(p[1])),
    "rollFlat": lambda a, p: np.roll(a, p[0][0]),
    "diagonal": lambda a, p: a.diagonal(*p[0]),
    "concatenate": lambda a, p: np.concatenate([a, other(a, p[1], p[2][0])], axis=p[0][0]),
    "concatenateFlat": lambda a, p: np.concatenate([a, other(a, p[0], p[1][0])], axis=None),
    "stack": lambda a, p: np.stack([a, other(a, p[1], p[2][0])], axis=p[0][0]),
    "vstack": lambda a, p: np.vstack([a, other(a, p[0], p[1][0])]),
    "hstack": lambda a, p: np.hstack([a, other(a, p[0], p[1][0])]),
    "dstack": lambda a, p: np.dstack([a, other(a, p[0], p[1][0])]),
    "columnStack": lambda a, p: np.column_stack([a, other(a, p[0], p[1][0])]),
    "split": lambda a, p: np.split(a, *p[0]),
    "splitAt": lambda a, p: np.split(a, p[0], *p[1]),
    "arraySplit": lambda a, p: np.array_split(a, *p[0]),
    "hsplit": lambda a, p: np.hsplit(a, p[0][0]),
    "vsplit": lambda a, p: np.vsplit(a, p[0][0]),
    "dsplit": lambda a, p: np.dsplit(a, p[0][0]),
    "tile": lambda a, p: np.tile(a, p[0]),
    "repeat": lambda a, p: np.repeat(a, *p[0]),
    "repeatEach": lambda a, p: np.repeat(a, p[0], *p[1]),
    "append": lambda a, p: np.append(a, other(a, p[0], 0), *p[1]),
    "insert": lambda a, p: np.insert(a, p[0][0], p[1], p[2][0]),
    "insertMany": lambda a, p: np.insert(a, p[0], p[1], p[2][0]),
    "insertFlat": lambda a, p: np.insert(a, p[0], p[1]),
    "delete": lambda a, p: np.delete(a, p[0][0], p[1][0]),
    "deleteMany": lambda a, p: np.delete(a, p[0], *p[1]),
    "resize": lambda a, p: np.resize(a, p[0]),
    "pad": lambda a, p: np.pad(a, np.array(p[0]).reshape(-1, 2), constant_values=p[1][0]),
    "padMode": lambda a, p: np.pad(a, np.array(p[0]).reshape(-1, 2), PADS[p[1][0]]),
    "take": lambda a, p: np.take(a, np.array(p[0], int).reshape(p[1]), *p[2][:1], mode=MODES[p[3][0]]),
    "takeFlat": lambda a, p: np.take(a, np.array(p[0], int).reshape(p[1])),
    "takeAlongAxis": lambda a, p: np.take_along_axis(a, np.array(p[0]).reshape(p[1]), p[2][0]),
    "putAlongAxis": put_along,
    "put": put,
    "place": place,
    "putmask": putmask,
    "copyto": copyto,
    "choose": lambda a, p: np.choose(np.array(p[0]), [a, other(a, p[1], p[2][0])], mode=MODES[p[3][0]]),
    "compress": lambda a, p: np.compress(p[0], a, *p[1]),
    "extract": lambda a, p: np.extract(np.array(p[0]).reshape(a.shape), a),
    "trimZeros": lambda a, p: np.trim_zeros(a, "fb"),
    "unravelIndex": lambda a, p: [x.copy() for x in np.unravel_index(np.array(p[0]), p[1])],
    "ravelMultiIndex": lambda a, p: np.ravel_multi_index([np.array(x) for x in p[1:]], p[0]),
    "diag": lambda a, p: np.diag(a, *p[0]),
    "diagflat": lambda a, p: np.diagflat(a, *p[0]),
    "tril": lambda a, p: np.tril(a, *p[0]),
    "triu": lambda a, p: np.triu(a, *p[0]),
    "vander": lambda a, p: np.vander(a, p[0][0], increasing=bool(p[0][1])),
    "meshgrid": lambda a, p: list(np.meshgrid(a, *(other(a, [n], 0) for n in p[0]), indexing=["xy", "ij"][p[1][0]],
                                              sparse=bool(p[1][1]))),
    "real": lambda a, p: a.real,
    "imag": lambda a, p: a.imag,
    "ascontiguousarray": lambda a, p: np.ascontiguousarray(a),
    "asfortranarray": lambda a, p: np.asfortranarray(a),
}

# function, shape, argument lists; each is tried with several dtypes and layouts
CASES = []


def case(name, shape, *args):
    CASES.append((name, tuple(shape), [list(x) for x in args]))


for shape, target in (((2, 3, 4), (6, 4)), ((2, 3, 4), (2, 12)), ((2, 3, 4), (4, -1)), ((2, 3, 4), (-1,)),
                      ((6,), (2, 3)), ((1, 6), (3, 1, 2)), ((4, 3), (2, 2, 3)), ((0, 3), (3, 0)), ((0, 3), (0, -1)),
                      ((), (1, 1)), ((1, 1), ()), ((2, 3), (5, 2)), ((2, 3), (4, -1)), ((2, 3), (-1, -1)),
                      ((12,), (2, 1, 6, 1)), ((2, 3), (6, 1, 1)), ((0,), (-1, 0))):
    for order in (0, 1, 2):
        case("reshape", shape, target, [order])
for shape in ((), (3,), (2, 3), (2, 3, 4), (0, 2), (1, 3, 1)):
    for order in range(4):
        for name in ("ravel", "flatten", "copy"):
            case(name, shape, [order])
    for name in ("transpose", "squeeze"):
        case(name, shape, [])
    for name in ("atleast1d", "atleast2d", "atleast3d", "zerosLike", "real", "imag", "ascontiguousarray",
                 "asfortranarray", "trimZeros"):
        case(name, shape)
    case("astype", shape, [11])
    case("rollFlat", shape, [2])
    case("rollFlat", shape, [-1])
    case("resize", shape, [3, 2])
    case("resize", shape, [2, 2, 5])
    case("tile", shape, [2])
    case("tile", shape, [2, 1, 3])
    case("tile", shape, [0, 2])
    case("diagflat", shape, [])
    case("diagflat", shape, [-2])
case("transpose", (2, 3, 4), [1, 2, 0])
case("transpose", (2, 3, 4), [0, -1, 1])
case("transpose", (2, 3, 4), [0, 1])
case("transpose", (2, 3, 4), [0, 0, 1])
case("transpose", (2, 3, 4), [0, 1, 3])
for axes in ((0, 2), (-1, 1), (1, 1), (0, 3)):
    case("swapaxes", (2, 3, 4), axes)
for source, target in (([0], [2]), ([0, 1], [-1, -2]), ([2], [0]), ([0, 2], [1, 0]), ([0], [1, 2]), ([0, 0], [1, 2])):
    case("moveaxis", (2, 3, 4, 1), source, target)
for p in ((2,), (0, 2), (1, 4), (3, 1), (-1, 0), (0, 5)):
    case("rollaxis", (2, 3, 4, 1), p)
for axes in ((0,), (0, 2), (-1,), (1,), (3,)):
    case("squeeze", (1, 3, 1), axes)
for axes in ((0,), (1,), (-1,), (0, 2), (0, -1), (3,), (1, 1)):
    case("expandDims", (2, 3), axes)
for shape, target in (((3,), (2, 3)), ((1, 3), (4, 3)), ((), (2, 2)), ((2, 1), (2, 0)), ((3,), (2, 4)), ((2, 3), (3,))):
    case("broadcastTo", shape, target)
for shape, b in (((3,), (2, 1)), ((2, 3), ()), ((2, 0), (1,)), ((2, 3), (2, 4))):
    case("broadcastArrays", shape, b)
for axes in ((0,), (1,), (0, 1), (-1,), (0, 2), (2, 2), (5,)):
    case("flip", (2, 3, 4), axes)
for k in range(-1, 5):
    case("rot90", (2, 3, 4), [k, 0, 1])
    case("rot90", (2, 3, 4), [k, 2, 0])
for shift, axes in ((1, (0,)), (-2, (1,)), (5, (0, 1)), (7, (2,)), (1, (3,))):
    case("roll", (2, 3, 4), [shift], axes)
case("roll", (0, 3), [1], [1])
case("roll", (0, 3), [1], [0])
for p in ((), (1,), (-1,), (2,), (5,), (-5,), (0, 1, 2), (1, 2, 0), (0, -1, 0), (0, 0, 0)):
    case("diagonal", (3, 4, 2), p)
case("diagonal", (3,), ())
for kind in range(4):
    case("concatenate", (2, 3), [0], [1, 3], [kind])
    case("concatenate", (2, 3), [1], [2, 2], [kind])
    case("concatenate", (2, 3, 2), [-1], [2, 3, 1], [kind])
    case("concatenateFlat", (2, 3), [2, 2], [kind])
    case("concatenateFlat", (), [2], [kind])
    case("stack", (2, 3), [0], [2, 3], [kind])
    case("stack", (2, 3), [1], [2, 3], [kind])
    case("stack", (2, 3), [-1], [2, 3], [kind])
    case("stack", (), [0], [], [kind])
case("concatenate", (2, 3), [0], [2, 2], [0])
case("concatenate", (2, 3), [0], [3], [0])
case("concatenate", (), [0], [], [0])
case("concatenate", (2, 3), [2], [2, 3], [0])
case("concatenate", (0, 3), [0], [2, 3], [1])
case("stack", (2, 3), [0], [3, 2], [0])
case("stack", (2, 3), [3], [2, 3], [0])
for name in ("vstack", "hstack", "dstack", "columnStack"):
    case(name, (3,), [3], [0])
    case(name, (2, 3), [2, 3], [1])
    case(name, (), [], [0])
    case(name, (2, 3), [2], [0])
    case(name, (2, 3, 1), [2, 3, 1], [3])
for p in ((2,), (3, 1), (2, -1), (4, 0), (0,)):
    case("split", (4, 6), p)
    case("arraySplit", (5, 7), p)
for at, axis in (([1, 3], []), ([2], [1]), ([0, 2, 9], [1]), ([-2], [0]), ([3, 1], [0]), ([], [0])):
    case("splitAt", (4, 6), at, axis)
for n in (1, 2, 3):
    case("hsplit", (4, 6), [n])
    case("hsplit", (6,), [n])
    case("vsplit", (6, 2), [n])
    case("dsplit", (2, 3, 6), [n])
case("hsplit", (), [1])
case("vsplit", (6,), [2])
case("dsplit", (6, 2), [2])
for p in ((2,), (2, 0), (3, 1), (0, 1), (2, -1), (-1, 0), (2, 2)):
    case("repeat", (2, 3), p)
for counts, axis in (([1, 2, 0], [1]), ([3, 1], [0]), ([2, 2, 2, 2, 1, 1], []), ([1, 2], [1]), ([2], [0]), ([1, -1], [0])):
    case("repeatEach", (2, 3), counts, axis)
case("append", (2, 3), [2, 2], [])
case("append", (2, 3), [2, 2], [1])
case("append", (2, 3), [3], [0])
for at in (0, 1, -1, 3, 4, -3, -4):
    case("insert", (3, 2), [at], [100], [0])
    case("insert", (3, 2), [at], [100, 101], [0])
    case("insert", (2, 3), [at], [100, 101], [1])
    case("insertMany", (3, 2), [at], [100, 101], [0])
    if at >= -3:
        case("insertMany", (3, 2), [0, at, 1], [100, 101], [0])
    case("insertFlat", (3, 2), [at, at, 2], [100, 101, 102])
    case("delete", (3, 2), [at], [0])
    case("deleteMany", (3, 2), [at, 0, 0], [0])
    case("deleteMany", (3, 2), [at], [])
case("deleteMany", (3, 2), [], [0])
for widths in ((1, 1), (0, 2), (2, 0), (7, 8), (0, 0)):
    case("pad", (4,), widths, [9])
    case("pad", (3, 2), widths + (1, 0), [0])
    for mode in range(4):
        case("padMode", (4,), widths, [mode])
        case("padMode", (3, 2), widths + (1, 2), [mode])
        case("padMode", (1,), widths, [mode])
        case("padMode", (0, 2), (0, 0) + widths, [mode])
case("padMode", (0, 2), (1, 0, 0, 0), [0])
for indices, shape in (([0, 2, -1], [3]), ([1], []), ([0, 1, 1, 0], [2, 2]), ([], [0]), ([5, -9, 1], [3])):
    for mode in range(3):
        case("take", (3, 4), indices, shape, [0], [mode])
        case("take", (3, 4), indices, shape, [1], [mode])
    case("takeFlat", (3, 4), indices, shape)
case("take", (0, 4), [0], [1], [0], [0])
case("takeAlongAxis", (2, 3), [0, 2, 1, -1], [2, 2], [1])
case("takeAlongAxis", (2, 3), [0, 1, 0], [1, 3], [0])
case("takeAlongAxis", (2, 3), [0, 1], [2, 1], [1])
case("takeAlongAxis", (2, 3), [0, 3], [2, 1], [1])
case("takeAlongAxis", (2, 3), [0, 1], [2], [1])
case("putAlongAxis", (2, 3), [0, 1], [2, 1], [77], [1])
case("putAlongAxis", (2, 3), [1, 0, 1], [1, 3], [77, 78, 79], [0])
for mode in range(3):
    case("put", (2, 3), [0, 4, -1], [100, 101], [mode])
    case("put", (2, 3), [0, 8, -7], [100, 101], [mode])
    case("choose", (3,), [0, 1, 0], [3], [0], [mode])
    case("choose", (3,), [0, 2, -1], [1], [1], [mode])
case("put", (2, 3), [0, 1], [], [0])
for name in ("place", "putmask"):
    case(name, (2, 3), [0, 1, 1, 0, 1, 1], [100, 101, 102])
    case(name, (2, 3), [0, 0, 0, 0, 0, 0], [100])
case("copyto", (2, 3), [100, 101, 102], [1, 0, 1])
case("copyto", (2, 3), [100], [1, 1, 0])
case("copyto", (2, 3), [100, 101], [1])
case("compress", (3, 4), [0, 1, 1], [0])
case("compress", (3, 4), [0, 1], [1])
case("compress", (3, 4), [1, 0, 0, 0, 1], [])
case("compress", (3, 4), [0, 0, 0, 1], [0])
case("extract", (2, 3), [0, 1, 1, 0, 1, 0])
case("unravelIndex", (1,), [0, 5, 11], [3, 4])
case("unravelIndex", (1,), [12], [3, 4])
case("unravelIndex", (1,), [-1], [3, 4])
case("ravelMultiIndex", (1,), [3, 4], [0, 1, 2], [0, 1, 3])
case("ravelMultiIndex", (1,), [3, 4], [3], [0])
case("ravelMultiIndex", (1,), [3, 4], [1, 2], [3])
for k in ((), (1,), (-2,), (9,)):
    case("diag", (3,), k)
    case("diag", (3, 4), k)
    for name in ("tril", "triu"):
        case(name, (3, 4), k)
        case(name, (2, 3, 2), k)
        case(name, (3,), k)
case("diag", (2, 2, 2), ())
for p in ((3, 0), (3, 1), (1, 0), (0, 1), (5, 0)):
    case("vander", (4,), p)
for rest in ((), (2,), (2, 4)):
    for xy in (0, 1):
        for sparse in (0, 1):
            case("meshgrid", (3,), rest, [xy, sparse])


def described(a, r):
    r = np.asarray(r)
    kind = "empty" if r.size == 0 else "view" if np.shares_memory(r, a) else "copy"
    return " ".join(x or "-" for x in (kind, r.dtype.name, text(r.shape), places(r), items(r)))


def line(name, dtype, shape, layout, args):
    a = filled(dtype, shape, layout)
    head = "\t".join([name, dtype, text(shape), layout, ";".join(text(p) for p in args)])
    try:
        r = CALLS[name](a, args)
    except Exception as e:
        return f"{head}\t{type(e).__name__}\t{str(e).strip()}"
    results = r if isinstance(r, (list, tuple)) else [r]
    return head + "\t" + "|".join(described(a, x) for x in results)


rng = random.Random(77)
lines = []
for name, shape, args in CASES:
    for _ in range(2):
        dtype, layout = rng.choice(DTYPES[1:] if name == "vander" else DTYPES), rng.choice("CCTSR")
        lines.append(line(name, dtype, shape, layout, args))
write("indexing/shaping.tsv", "function, array (dtype, shape, layout), arguments, results", list(dict.fromkeys(lines)))
