"""Goldens for promotion, casting rules and casts."""

import numpy as np

from golden import DTYPES, bits, recorded, write


def promote():
    lines = []
    for a in DTYPES:
        for b in DTYPES:
            p = np.promote_types(a, b)
            assert p == np.result_type(np.empty(1, a), np.empty(1, b))
            lines.append(f"{a}\t{b}\t{p}")
    write("promotion/promote.tsv", "dtype, dtype, promoted dtype", lines)


def weak():
    lines = []
    for a in DTYPES:
        for kind, value in (("int", 1), ("float", 1.5), ("complex", 1j)):
            lines.append(f"{a}\t{kind}\t{np.result_type(np.empty(1, a), value)}")
    write("promotion/weak.tsv", "array dtype, kind of the Python scalar, dtype of array and scalar", lines)


def weak_integers():
    """A Python integer that the array's integer dtype cannot hold is an error in arithmetic, not in comparisons."""
    values = sorted({v for n in (7, 8, 15, 16, 31, 32, 63, 64) for v in (2**n - 1, 2**n, -(2**n), -(2**n) - 1)}
                    | {-1, 0, 1})
    lines = []
    for a in DTYPES:
        one = np.ones(1, a)
        for v in values:
            cells = []
            for op in (np.add, np.less, np.equal):
                try:
                    r, seen = recorded(lambda: op(one, v))
                    cells.append(f"{r.dtype} {bits(r)[0]}" if r.dtype != object else "object")
                except Exception as e:
                    cells.append(f"{type(e).__name__} {e}")
            lines.append(f"{a}\t{v}\t" + "\t".join(cells))
    write("promotion/weak_integers.tsv",
          "array dtype (array is [1]), Python int v, add(array, v), less(array, v), equal(array, v): dtype and bits, "
          "or exception and text; object where NumPy falls back to Python objects", lines)


def can_cast():
    rules = ("no", "equiv", "safe", "same_kind", "unsafe")
    lines = []
    for a in DTYPES:
        for b in DTYPES:
            lines.append(f"{a}\t{b}\t" + "".join(str(int(np.can_cast(a, b, r))) for r in rules))
    write("promotion/can_cast.tsv", "from, to, 0/1 for each of no equiv safe same_kind unsafe", lines)


def interesting(dtype):
    dt = np.dtype(dtype)
    if dt.kind == "b":
        return np.array([False, True])
    if dt.kind in "iu":
        i = np.iinfo(dt)
        wanted = {0, 1, 2, 100, i.max, i.max - 1, i.max // 2, i.min, i.min + 1, -1, -2, -100, 127, 128, 255, 256,
                  -128, -129, 2047, 2048, 2049, 2051, 32767, 32768, 65504, 65519, 65520, 65535, 65536, 2**24,
                  2**24 + 1, 2**24 + 3, 2**31 - 1, 2**31, 2**32 - 1, 2**32, 2**53, 2**53 + 1, 2**53 + 3,
                  -(2**31), -(2**31) - 1, 2**63 - 512, 2**63 - 513, 2**63 + 1024, 2**63 + 1025, 2**40 + 1}
        return np.array(sorted(v for v in wanted if i.min <= v <= i.max), dt)
    real = np.dtype(dt.type(0).real.dtype)
    f = np.finfo(real)
    wanted = [0.0, -0.0, 0.1, 0.5, -0.5, 0.9, 1.0, -1.0, 1.5, 2.5, -1.5, 100.7, -100.7, 127.0, 127.9, 128.0, 128.9,
              -128.9, -129.0, 255.0, 255.9, 256.0, 300.5, -3.0, -300.0, 32767.5, 32768.0, 65504.0, 65519.99, 65520.0,
              65536.0, -65536.0, 2.0**31 - 1, 2.0**31, 2.0**31 + 128, -(2.0**31), -(2.0**31) - 1, 2.0**32 - 1, 2.0**32,
              2.0**32 + 300, 2.0**33 + 5, -(2.0**33), 2.0**52 + 0.5, 2.0**53 + 2, 2.0**63, -(2.0**63), 2.0**63 - 1024,
              2.0**64, 2.0**64 - 2048, -(2.0**64), 1e19, 1e20, -1e20, 1e38, 3.5e38, 1e300, 5.9e-8, 2.9e-8, 3.1e-8,
              6.1e-5, 1e-40, 1e-45, 7e-46, 1e-310, 5e-324, 1.0009765625, 1.00048828125, 1.000488281250001, 1.0 + 2.0**-24,
              1.0 + 2.0**-24 + 2.0**-50, float(f.max), float(-f.max), float(f.tiny), float(f.smallest_subnormal),
              np.inf, -np.inf, np.nan]
    with np.errstate(all="ignore"):
        x = np.array(wanted).astype(real)
    if dt.kind == "f":
        keep = np.unique(x.view({2: "u2", 4: "u4", 8: "u8"}[real.itemsize]))
        return keep.view(real)
    few = np.concatenate([x[:12], x[30:40], x[-7:]])
    c = np.zeros(len(few) * 2, dt)
    c.real[: len(few)] = few
    c.imag[: len(few)] = few[::-1]
    c.real[len(few):] = few
    return c


def casts():
    lines = []
    for a in DTYPES:
        values = interesting(a)
        for b in DTYPES:
            if a == b:
                continue
            out, warned = [], []
            for i in range(len(values)):
                r, seen = recorded(lambda: values[i:i + 1].astype(b))
                out.append(bits(r)[0])
                warned.append("".join(
                    {"invalid value encountered in cast": "i", "overflow encountered in cast": "o",
                     "underflow encountered in cast": "u"}.get(s, "c") for s in sorted(seen)) or "-")
            together = bits(recorded(lambda: np.tile(values, 5).astype(b))[0])
            warned = [w if o == t else w.replace("-", "") + "x" for o, t, w in zip(out, together, warned)]
            lines.append("\t".join([a, b, ",".join(bits(values)), ",".join(out), ",".join(warned)]))
    write("promotion/casts.tsv",
          "from, to, items, items of astype(to), warnings per item (i invalid, o overflow, c ComplexWarning, - none; "
          "x: NumPy gives another value in a long contiguous array, the C standard leaves this cast undefined)",
          lines)


promote()
weak()
weak_integers()
can_cast()
casts()
