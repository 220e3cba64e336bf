"""Goldens for ufuncs: which loops exist, and results and floating-point conditions for special values."""

import itertools

import numpy as np

from golden import DTYPES, Flags, bits, escape, write

ALIASES = {"abs", "acos", "acosh", "asin", "asinh", "atan", "atan2", "atanh", "bitwise_invert", "bitwise_left_shift",
           "bitwise_not", "bitwise_right_shift", "conj", "mod", "pow", "radians", "degrees", "true_divide"}
GENERALISED = {"matmul", "matvec", "vecdot", "vecmat"}


def ufuncs():
    for name in sorted(dir(np)):
        u = getattr(np, name)
        if isinstance(u, np.ufunc) and name not in ALIASES | GENERALISED | {"isnat"}:
            yield name, u


def loops():
    lines = []
    for name, u in ufuncs():
        for types in itertools.product(DTYPES, repeat=u.nin):
            try:
                with np.errstate(all="ignore"):
                    r = u(*[np.ones(1, t) for t in types])
                r = r if isinstance(r, tuple) else (r,)
                out = ",".join(str(x.dtype) for x in r)
            except Exception as e:
                out = "TypeError" if isinstance(e, TypeError) else type(e).__name__
            lines.append(f"{name}\t{','.join(types)}\t{out}")
    # one line per ufunc and result keeps the file small
    grouped = {}
    for line in lines:
        name, types, out = line.split("\t")
        grouped.setdefault((name, out), []).append(types)
    rows = []
    for (name, out), types in grouped.items():
        rows.append(f"{name}\t{out}\t{';'.join(types)}")
    write("ufuncs/_loops.tsv", "ufunc, result dtypes (or TypeError), input dtypes that give it (inputs by comma, "
          "combinations by semicolon)", rows)


def complexes(dt, parts):
    out = np.zeros(len(parts) ** 2, dt)
    for i, (re, im) in enumerate(itertools.product(parts, repeat=2)):
        out.real[i] = re
        out.imag[i] = im
    return out


def values(dtype, binary):
    dt = np.dtype(dtype)
    if dt.kind == "b":
        return np.array([False, True])
    if dt.kind in "iu":
        i = np.iinfo(dt)
        wanted = {0, 1, 2, 3, 7, 8, 31, 64, 100, -1, -2, -7, -100, i.min, i.min + 1, i.max, i.max - 1}
        if not binary:
            wanted |= {4, 15, 16, 33, 63, 127, 255, 12345, -128, -12345, i.max // 2, i.max // 3}
        return np.array(sorted(v for v in wanted if i.min <= v <= i.max), dt)
    if dt.kind == "f":
        f = np.finfo(dt)
        wanted = [0.0, -0.0, 1.0, -1.0, 0.5, -0.5, 1.5, 2.0, -3.0, 7.25, np.inf, -np.inf, np.nan,
                  float(f.smallest_subnormal), -float(f.smallest_subnormal), float(f.tiny), float(f.max), -float(f.max),
                  float(f.eps), 1 / 3]
        if not binary:
            wanted += [-2.5, 2.5, 3.5, -1.5, -0.75, 0.1, -0.1, 0.3, 0.9999, 1.0001, 1e-3, -1e-5, 1e-7, 3.0, 10.0, -10.0, 8.0,
                       27.0, -27.0, 64.0, 100.0, 1000.0, 0.7071, np.pi, -np.pi, np.pi / 2, np.e, 12345.678, -12345.678,
                       11.0, -17.5, 16.0, 88.0, 89.0, -88.0, -104.0, 127.0, 128.0, -149.0, -151.0, 709.0, 710.0, -708.5,
                       -746.0, 1023.5, 1024.0, -1074.0, 1e5, 1e10, 1e15, 1e22, 2.0**23 + 0.5, 2.0**52 + 0.5, 1e30, 1e-30,
                       1e100, 1e-100, 1e300, 1e-300, 180.0, 90.0, -45.0, 360.0, -0.9999, 0.999999, 4.0, 9.0,
                       0.49999999999999994, -1 + float(f.eps), 1 - float(f.eps), 1 + float(f.eps)]
        with np.errstate(all="ignore"):
            return np.array(wanted).astype(dt)
    inf, nan = np.inf, np.nan
    if not binary:
        big = 1e30 if dtype == "complex64" else 1e200
        box = complexes(dt, [0.0, -0.0, 1.0, -1.0, 0.5, -2.5, inf, -inf, nan, 1e-6, big])
        cuts = np.array([3 + 0j, -3 + 0j, complex(-3, -0.0), complex(3, -0.0), 2j, -2j, complex(-0.0, 2), complex(-0.0, -2),
                         3 + 4j, -5 + 12j, 100 + 1j, -100 - 1j, 800 + 1j, 90 + 2j, 0.1 + 0.2j, 1e-3 - 1e-3j, np.pi * 1j,
                         710 + 3j, 20 - 30j], dt)
        return np.concatenate([box, cuts])
    box = complexes(dt, [0.0, -0.0, 1.0, -2.5, inf, nan])
    return np.concatenate([box[[0, 1, 2, 3, 4, 5, 6, 8, 13, 14, 15, 16, 18, 20, 21, 22, 24, 26, 28, 29, 33, 35]],
                           np.array([-1, 1j, -1j, 2 + 3j, 0.5 - 0.25j, 3], dt)])


MIXED = {"ldexp": [("float16", "int32"), ("float32", "int32"), ("float64", "int32"), ("float64", "int64"), ("float32", "int64")]}
for _name in ("less", "less_equal", "greater", "greater_equal", "equal", "not_equal"):
    MIXED[_name] = [("int64", "uint64"), ("uint64", "int64"), ("int8", "uint8"), ("uint64", "int8"), ("float64", "int64")]


def apply(u, *args):
    """(items per output, condition letters), or an exception's name."""
    with Flags() as flags:
        try:
            r = u(*args)
        except Exception as e:
            return f"!{type(e).__name__}", "-"
    r = r if isinstance(r, tuple) else (r,)
    return [bits(x)[0] for x in r], flags.letters()


def line(u, types, inputs):
    rows, conditions, lone = [], [], False
    shape = [len(x) for x in inputs]
    for index in itertools.product(*[range(n) for n in shape]):
        r, c = apply(u, *[x[i:i + 1] for x, i in zip(inputs, index)])
        rows.append(r)
        conditions.append(c)
    with np.errstate(all="ignore"):
        try:
            one = u(*[x[:0] for x in inputs])
        except TypeError:
            return None
    one = one if isinstance(one, tuple) else (one,)
    errors = [isinstance(r, str) for r in rows]
    if all(errors):
        return None
    if not any(errors):
        with np.errstate(all="ignore"):
            whole = u(inputs[0], *[]) if len(inputs) == 1 else u(*[g.ravel() for g in np.meshgrid(*inputs, indexing="ij")])
        whole = whole if isinstance(whole, tuple) else (whole,)
        for k in range(u.nout):
            w = bits(whole[k])
            if [r[k] for r in rows] != w:
                bad = [(i, r[k], x) for i, (r, x) in enumerate(zip(rows, w)) if r[k] != x]
                print("  whole array differs:", u.__name__, types, len(bad), bad[:2])
                for i, _, _ in bad:
                    conditions[i] = conditions[i].replace("-", "") + "x"
    outs = []
    for k in range(u.nout):
        outs.append(",".join(r if isinstance(r, str) else r[k] for r in rows))
    return "\t".join([",".join(types), ",".join(str(x.dtype) for x in one), "\t".join(",".join(bits(x)) for x in inputs),
                      "\t".join(outs), compact(conditions)])


def compact(conditions):
    if all(c == "-" for c in conditions):
        return "-"
    out = []
    for c in conditions:
        if out and out[-1][0] == c:
            out[-1][1] += 1
        else:
            out.append([c, 1])
    return ",".join(c if n == 1 else f"{c}*{n}" for c, n in out)


def specials():
    for name, u in ufuncs():
        combos = [(t,) * u.nin for t in DTYPES]
        combos += MIXED.get(name, [])
        lines = []
        for types in combos:
            text = line(u, types, [values(t, u.nin == 2) for t in types])
            if text:
                lines.append(text)
        write(f"ufuncs/{name}.tsv",
              "input dtypes, result dtypes, items of each input (one column each), results of each output (one column "
              "each; two inputs: all pairs, second input fastest), conditions per result", lines)


loops()
specials()
