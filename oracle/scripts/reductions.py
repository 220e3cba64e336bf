"""Goldens for reductions over arrays from a formula that both sides repeat exactly.

Item i of a base array with seed s comes from z = mix(s + (i + 1) * 0x9E3779B97F4A7C15), splitmix64's mixer:
z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9; z = (z ^ z >>> 27) * 0x94D049BB133111EB; z = z ^ z >>> 31 (all modulo 2^64).
  integers   the top bits of z, as many as the dtype has; bool: the top bit
  floats     double(z >>> 11) * 2^-53 * 4 - 2, then cast to the dtype (round to nearest, ties to even)
  complex    real part from draw 2i, imaginary part from draw 2i + 1
prod and cumprod take 1 + x / 64 for floats (computed in double before the cast, as is x) and the item for integers.
"""

import itertools

import numpy as np

from golden import DTYPES, bits, join, write

M = np.uint64(0xFFFFFFFFFFFFFFFF)


def draws(seed, start, n):
    with np.errstate(over="ignore"):
        z = np.uint64(seed) + (np.arange(start + 1, start + n + 1, dtype=np.uint64)) * np.uint64(0x9E3779B97F4A7C15)
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        return z ^ (z >> np.uint64(31))


def base(dtype, shape, seed, near_one=False):
    dt = np.dtype(dtype)
    n = int(np.prod(shape, dtype=np.int64))
    if dt.kind == "b":
        x = (draws(seed, 0, n) >> np.uint64(63)).astype(bool)
    elif dt.kind in "iu":
        u = np.dtype(f"u{dt.itemsize}")
        x = (draws(seed, 0, n) >> np.uint64(64 - 8 * dt.itemsize)).astype(u).view(dt)
    else:
        m = n * (2 if dt.kind == "c" else 1)
        d = (draws(seed, 0, m) >> np.uint64(11)).astype(np.float64) * 2.0**-53 * 4 - 2
        if near_one:
            d = 1 + d / 64
        x = d.astype(dt.type(0).real.dtype)
        if dt.kind == "c":
            x = x.view(dt)
    return x.reshape(shape)


def fnv(words):
    h = 0xCBF29CE484222325
    for w in words:
        for c in w.encode():
            h = (h ^ c) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
        h = (h ^ 44) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return format(h, "016x")


def view(x, spec):
    """F: copy in Fortran order; T: transposed; otherwise an index expression."""
    if spec == "C":
        return x
    if spec == "F":
        return np.asfortranarray(x)
    if spec == "T":
        return x.T
    return eval(f"x[{spec}]")


def shape_text(shape):
    return ",".join(map(str, shape)) if len(shape) else "()"


LINES = []
SEEN = set()


def case(op, kind, shape, spec="C", axis="-", **options):
    seed = len(LINES) + 1
    key = (op, kind, shape, spec, axis, str(options))
    if key in SEEN:
        return
    SEEN.add(key)
    x = view(base(kind, shape, seed, op in ("prod", "cumprod")), spec)
    kw = dict(options)
    if axis != "-":
        kw["axis"] = axis
    text = ";".join(f"{k}={v}" for k, v in options.items()) or "-"
    if "where" in kw:  # the mask is x > 0 (x != 0 for bool and unsigned: x % 2 == 0)
        kw["where"] = (x.real > 0) if x.dtype.kind in "fci" else (x % 2 == 0 if x.dtype.kind == "u" else x)
    try:
        with np.errstate(all="ignore"):
            import warnings
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                r = np.asarray(getattr(np, op)(x, **kw))
    except Exception as e:
        out = ["!" + type(e).__name__, "-", "-"]
    else:
        words = bits(r)
        items = ",".join(words) if len(words) <= 24 else "#" + fnv(words) + "," + ",".join(words[:8])
        out = [str(r.dtype), shape_text(r.shape), items or "-"]
    a = ",".join(map(str, axis)) if isinstance(axis, tuple) else str(axis)
    LINES.append("\t".join([op, kind, shape_text(shape), str(seed), spec, a or "()", text] + out))


FLOATS = ["float16", "float32", "float64", "complex64", "complex128"]
OPS = ["sum", "mean", "var", "std", "prod"]
CUM = ["cumsum", "cumprod"]

for dt in FLOATS:
    for n in list(range(0, 41)) + [127, 128, 129, 130, 131, 255, 256, 257, 1000, 8191, 8192, 8193, 100003]:
        for op in OPS + CUM:
            if n < 20 or op in ("sum", "mean", "var") or n > 126:
                if not (n == 100003 and op in ("prod", "cumprod", "std", "cumsum")):
                    case(op, dt, (n,))
    for n, spec in [(300, "::2"), (300, "::-1"), (17, "::-1"), (4099, "::3"), (20001, "::2"), (20001, "::-2"), (1000, "5:-7"),
                    (9000, "3:"), (40, "::-3")]:
        for op in ("sum", "mean", "std", "prod", "cumsum"):
            if n < 9000 or op != "cumsum":
                case(op, dt, (n,), spec)

SHAPES = [((3, 4), ["C", "F", "T", "::-1, ::2", ":, ::-1", "1:, 1:"]),
          ((130, 9), ["C", "F", "T", "::2", "::-1", ":, 1:7:2", "::3, ::-1"]),
          ((7, 300), ["C", "F", "T", ":, ::2", "::-1, ::-1", "::2, 3:"]),
          ((2, 3, 5), ["C", "F", "T", "::-1", ":, ::2", "..., ::-2", ":, 0", "1"]),
          ((6, 17, 10), ["C", "F", "T", "::2, ::-1", ":, :, 3:", ":, 3:9, ::2", "..., 4"]),
          ((3, 0, 2), ["C"]), ((0, 4), ["C", "T"]), ((4, 0), ["C"]), ((), ["C"]), ((1,), ["C"]), ((1, 1), ["C"]),
          ((20, 600), ["C", "F"]), ((2, 9000), ["C", "T"]), ((9000, 3), ["C", "F"]), ((4, 3, 2, 5), ["C", "T", "::-1, :, ::-1"])]


def axes(nd):
    yield "-"
    for r in range(0, nd + 1):
        for t in itertools.combinations(range(nd), r):
            yield t[0] if r == 1 else t
    if nd:
        yield -1
    if nd > 1:
        yield (-1, 0)


for dt in ["float32", "float64", "float16", "complex64", "complex128", "int8", "uint8", "int32", "uint32", "int64", "bool", "uint64", "int16",
           "uint16"]:
    full = dt in ("float32", "float64")
    for shape, specs in SHAPES:
        for spec in specs if full else specs[:3] + specs[4:5]:
            nd = view(np.empty(shape), spec).ndim
            for axis in axes(nd):
                for op in ["sum", "mean", "var"] + (["std", "prod"] if full else ["prod"]):
                    if np.prod(shape) > 2000 and (op in ("prod", "std") or not full):
                        continue
                    case(op, dt, shape, spec, axis)
            for axis in ["-", *range(nd)]:
                for op in CUM if np.prod(shape) < 1000 else CUM[:1] if full else []:
                    case(op, dt, shape, spec, axis)

for dt in DTYPES:
    for op, shape, axis in [("sum", (3, 7), "-"), ("sum", (3, 7), 1), ("sum", (40, 6), 0), ("mean", (3, 7), 0), ("prod", (3, 7), 1),
                            ("mean", (9000,), "-"), ("sum", (9000,), "-"), ("sum", (70000,), "-"), ("sum", (20, 1000), 1), ("cumsum", (9, 5), 0),
                            ("var", (9, 50), 1), ("std", (9, 50), 0), ("sum", (3, 9000), 1), ("sum", (5, 300), "-"), ("sum", (0,), "-")]:
        for dtype in ("float16", "float32", "float64", "complex64", "complex128", "int64", "int8", "uint8", "bool", "int32"):
            try:
                if op in ("var", "std") and np.dtype(dtype).kind in "iub":
                    continue
            except TypeError:
                pass
            if np.dtype(dt).kind == "c" and np.dtype(dtype).kind != "c":
                continue
            if np.dtype(dt).kind == "f" and np.dtype(dtype).kind in "iub":
                continue  # out-of-range casts
            case(op, dt, shape, "C", axis, dtype=dtype)
    for op in ("sum", "mean", "prod", "var", "std"):
        for shape, spec, axis in [((3, 7), "C", "-"), ((3, 7), "C", 0), ((3, 7), "T", 1), ((200,), "C", "-"), ((1000,), "::-2", "-"),
                                  ((4, 150), "C", 1), ((150, 4), "C", 0)]:
            case(op, dt, shape, spec, axis, where="mask")
            case(op, dt, shape, spec, axis, keepdims=True)
    for shape, axis in [((3, 7), "-"), ((3, 7), 0), ((5,), "-"), ((0,), "-"), ((0, 3), 0), ((9000,), "-"), ((4, 200), 1)]:
        case("sum", dt, shape, "C", axis, initial=3)
        case("prod", dt, shape, "C", axis, initial=2)
        case("sum", dt, shape, "C", axis, initial=3, where="mask")
    for ddof in (1, 2, 5, 0.5):
        for shape, axis in [((3, 7), "-"), ((3, 7), 0), ((3, 7), 1), ((5,), "-"), ((1000,), "-"), ((6, 130), 1)]:
            case("var", dt, shape, "C", axis, ddof=ddof)
            case("std", dt, shape, "C", axis, ddof=ddof)

write("reductions/reductions.tsv",
      "function, base dtype, base shape, seed of the base, view of the base (C: itself, F: copy in Fortran order, T: transposed, "
      "else an index), axis (- none given), options, result dtype, result shape, result items (over 24 items: # FNV-1a of the "
      "words, each followed by a comma, then the first 8)", LINES)
write("reductions/bases.tsv", "dtype, seed, near one (for prod and cumprod), first 10 items: a check of the formula in reductions.py",
      [f"{dt}\t{seed}\t{near}\t{join(base(dt, (10,), seed, near))}" for dt in DTYPES for seed in (1, 77) for near in (False, True)])
