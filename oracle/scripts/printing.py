"""Goldens for printing: str and repr of arrays under all print options, scalars, and the two float formatters."""

import itertools

import numpy as np

from golden import DTYPES, bits, escape, runs, write

LINES = []
inf, nan = np.inf, np.nan


def shape_text(shape):
    return ",".join(map(str, shape)) if len(shape) else "()"


def case(a, **options):
    a = np.asarray(a)
    with np.printoptions(**options):
        s, r = str(a), repr(a)
    values = "arange" if a.size > 900 and a.dtype.kind in "iuf" and (a.ravel() == np.arange(a.size)).all() else runs(a)
    opts = ";".join(f"{k}={v}" for k, v in options.items()) or "-"
    LINES.append("\t".join([f"p{len(LINES) + 1}", str(a.dtype), shape_text(a.shape), values or "-", opts, escape(s), escape(r)]))


FLOATY = {
    "zeros": [0.0, 0.0, 0.0], "negzero": [-0.0, 0.0, 1.0], "ints": [1.0, 2.0, -3.0], "mixed": [1.5, -2.25, 1e3], "nanmix": [1.0, nan, -2.5],
    "infmix": [inf, -inf, 1.0], "allnan": [nan, nan], "allinf": [inf, inf], "neginf": [-inf, 1], "nan inf": [nan, -inf, inf], "huge": [1e10, 2.5e20, 1],
    "tiny": [1e-10, 1.0, 2.0], "exp": [1e-5, 1e5], "exp2": [1e-4, 1.0], "exp3": [9.999e-5, 1.0], "1e8": [1e8, 1.0], "1e7": [12345678.0, 1.5],
    "1e16": [1e16, 1.0], "9e15": [9007199254740993.0, 0.5], "ratio": [1000.1, 0.99], "ratio2": [1001.0, 1.0], "ratio3": [999.9, 0.99991], "third": [1 / 3, 2 / 3, 1.0],
    "pi": [np.pi, -np.e], "tenths": [0.1, 0.2, 0.30000000000000004], "rounding": [0.15, 0.25, 0.35, 2.5, 3.5], "carry": [9.999999999, 0.5], "carry2": [0.999999999999],
    "sub": [5e-324, 1.0], "subs": [5e-324, 1e-310], "max": [1.7976931348623157e308], "max2": [1.7976931348623157e308, -1e-300], "longexp": [1e-100, 1e100, 1e5],
    "one": [1.0], "small": [0.001, 0.002], "small2": [0.0001, 0.0002], "small3": [1e-4, 0.01], "neg": [-1.0, -22.5], "long": [123456.789012345, 0.123456789012345],
    "course": [7.38905610e+00, 3.67879441e-01, 3.31154520e+01, 1.83156389e-02, 1.0, 1.10517092e+00, 6.03402876e+01],
}

for name, v in FLOATY.items():
    for dt in ("float64", "float32", "float16"):
        with np.errstate(all="ignore"):
            a = np.array(v).astype(dt)
        case(a)
for name, v in itertools.islice(FLOATY.items(), 0, None, 2):
    for options in ({"precision": 3}, {"precision": 0}, {"suppress": True}, {"suppress": True, "precision": 4}, {"floatmode": "fixed"},
                    {"floatmode": "unique"}, {"floatmode": "maxprec_equal"}, {"floatmode": "maxprec", "precision": 5}, {"floatmode": "fixed", "precision": 2},
                    {"sign": "+"}, {"sign": " "}, {"precision": 17}, {"nanstr": "NA", "infstr": "oo"}):
        case(np.array(v), **options)
for name in ("third", "infmix", "longexp", "1e16", "nanmix", "exp"):
    for dt in ("float32", "float16"):
        for options in ({"precision": 3}, {"floatmode": "fixed"}, {"floatmode": "unique"}, {"suppress": True}, {"precision": 20, "floatmode": "fixed"}, {"sign": "+"}):
            with np.errstate(all="ignore"):
                case(np.array(FLOATY[name]).astype(dt), **options)

for dt in DTYPES:
    d = np.dtype(dt)
    grow = np.arange(24) * 3 - 30 if d.kind in "ifc" else np.arange(24) * 10
    if d.kind == "b":
        grow = np.arange(24) % 3 == 0
    grow = (grow / 4 if d.kind in "fc" else grow).astype(d)
    if d.kind == "c":
        grow = grow + grow[::-1] * 1j
    for shape in [(), (1,), (6,), (24,), (2, 3), (4, 6), (1, 1), (2, 3, 4), (1, 2, 3, 4), (2, 1, 3, 2, 2), (24, 1), (1, 24)]:
        case(grow[: int(np.prod(shape))].reshape(shape).astype(d))
    for shape in [(0,), (0, 3), (3, 0), (2, 0, 4), (0, 0), (1, 1, 0)]:
        case(np.zeros(shape, d))
    if d.kind in "iu":
        i = np.iinfo(d)
        case(np.array([i.min, i.max], d))
        case(np.array([i.max], d))
        case(np.array(i.min, d))
        case(np.array([[i.max, 0], [1, i.min]], d))
        case(np.array([-1, 5] if d.kind == "i" else [1, 5], d), sign="+")
    case(np.resize(np.arange(100).astype(d), (1001,)))
    case(np.resize(grow, (60, 3)), threshold=20)
    case(np.resize(grow, (5, 7)), threshold=5, edgeitems=2)
    case(np.resize(grow, (40,)), linewidth=40)
    case(np.resize(grow, (3, 40)), linewidth=50)
    case(np.resize(grow, (30,)), linewidth=9)

for dt in ("complex128", "complex64"):
    parts = [0.0, -0.0, 1.0, -2.5, nan, inf, -inf, 1e-10, 1e20, 1 / 3]
    for re, im in itertools.product(parts, repeat=2):
        if dt == "complex128" or (re + im) != 1:
            c = np.zeros(1, dt)
            c.real, c.imag = re, im
            if dt == "complex128" or not (np.isnan(re) and np.isnan(im)):
                case(c)
    some = np.zeros(6, dt)
    some.real = [1, -2.5, nan, 0, 1e3, -0.0]
    some.imag = [0.5, -inf, 1, -0.0, 1 / 3, nan]
    case(some)
    case(some.reshape(2, 3))
    case(some[[0, 1, 3]])
    for options in ({"precision": 3}, {"floatmode": "fixed", "precision": 2}, {"suppress": True}, {"sign": "+"}, {"sign": " "}, {"floatmode": "unique"},
                    {"floatmode": "maxprec_equal"}, {"nanstr": "NA", "infstr": "Infinity"}, {"linewidth": 30}):
        case(some, **options)
        case(np.array([1 + 1j, 1e-5 - 2j, 3e5 + 0.1j], dt), **options)
        case(np.array([1 + 2j, 3 - 4j], dt), **options)

for a in [np.arange(1000), np.arange(1001), np.arange(2000.0), np.arange(2000.0).reshape(2, 1000), np.arange(1200).reshape(30, 40),
          np.arange(1200.0, dtype="float32").reshape(10, 12, 10), np.arange(10000).reshape(100, 100), np.arange(1100).reshape(1100, 1),
          np.arange(1100).reshape(1, 1100), np.arange(1536).reshape(4, 4, 4, 4, 6), np.arange(1024, dtype="int16").reshape(2, 512), np.arange(1002.0).reshape(3, 334)]:
    case(a)
    case(a, threshold=5000)if a.size < 1300 else case(a, threshold=100)
    case(a, edgeitems=1)
    case(a, edgeitems=5, linewidth=60)
    case(a, edgeitems=0)
case(np.linspace(0, 1, 7).reshape(7, 1))
for n in (5, 10, 20, 33):
    for lw in (20, 75, 120):
        case(np.arange(n) / 7, linewidth=lw)
        case((np.arange(n) / 7).reshape(1, n), linewidth=lw)
        case(np.arange(n) * 1000 - 5, linewidth=lw)
        case(np.arange(n) % 2 == 0, linewidth=lw)
for threshold in (0, 3, 6, 7):
    for edge in (1, 2, 3):
        case(np.arange(6.0), threshold=threshold, edgeitems=edge)
        case(np.arange(12).reshape(3, 4), threshold=threshold, edgeitems=edge)
        case(np.zeros((0, 3)), threshold=threshold, edgeitems=edge)
        case(np.arange(48).reshape(2, 6, 4), threshold=threshold, edgeitems=edge)
big_hidden = np.ones(1200)
big_hidden[600] = 1e-9  # outside the edges: must not influence the format
case(big_hidden)
big_hidden[1] = nan
case(big_hidden)
write("printing/arrays.tsv",
      "name, dtype, shape, items (runs as item*count; arange: item i is i), print options, str, repr", LINES)

ARR = []
for a, kws in [(np.array([1.0, 2.5, nan]), [{"separator": ", "}, {"separator": ","}, {"separator": ""}, {"prefix": "abcdef"}, {"separator": ", ", "prefix": "array(", "suffix": ")"},
                                      {"precision": 2}, {"suppress_small": True}, {"sign": "+"}, {"floatmode": "fixed"}, {"max_line_width": 8}]),
               (np.arange(40), [{"separator": ", ", "prefix": "xxxx"}, {"max_line_width": 30}, {"threshold": 10}, {"threshold": 10, "edgeitems": 2},
                                {"separator": "; ", "max_line_width": 25, "prefix": "ab", "suffix": ">>>"}, {"threshold": 10, "separator": ", "}, {"threshold": 10, "separator": ","}]),
               (np.arange(60.0).reshape(3, 20) / 3, [{"separator": ", ", "prefix": "array("}, {"precision": 1, "max_line_width": 40}, {"prefix": "    ", "max_line_width": 50}]),
               (np.arange(24).reshape(2, 3, 4), [{"separator": ", ", "prefix": "name = "}, {"separator": "|"}, {"threshold": 3, "edgeitems": 1, "prefix": "ab"}]),
               (np.array([1 + 2j, nan - 1j]), [{"separator": ", "}, {"precision": 1, "floatmode": "fixed"}]),
               (np.zeros((0, 3)), [{"separator": ", "}, {"prefix": "array("}]), (np.array(2.5), [{"separator": ", "}, {"precision": 0}]),
               (np.array([True, False]), [{"separator": ","}, {"prefix": "ab"}])]:
    for kw in kws:
        ARR.append("\t".join([str(a.dtype), shape_text(a.shape), runs(a) or "-", ";".join(f"{k}={escape(str(v))}" for k, v in kw.items()),
                              escape(np.array2string(a, **kw))]))
write("printing/array2string.tsv", "dtype, shape, items, arguments of array2string (name=value; by semicolon before a name), result", ARR)

SC = []
for dt in DTYPES:
    d = np.dtype(dt)
    if d.kind == "b":
        v = np.array([False, True])
    elif d.kind in "iu":
        v = np.array([np.iinfo(d).min, 0, 1, 7, np.iinfo(d).max], d)
    else:
        with np.errstate(all="ignore"):
            v = np.array([x for f in FLOATY.values() for x in f] + [1e15, 1e16, 1e17, 123456789.0, 9999999999999998.0, 1e-4, 1.5e-5, 16777216.0, 2.0**-24, 1e22, 1e23, 0.1,
                          65504.0, 2.0**60, 3.4028235e38, 1.17549435e-38, 4.35, 2.2250738585072014e-308, 4.9406564584124654e-324, 299792458.0]).astype(d.type(0).real.dtype)
            v = v[np.sort(np.unique(v.view(f"u{v.itemsize}"), return_index=True)[1])]
            if d.kind == "c":
                v = (v[:30] + 0j).astype(d)
                v.imag = v.real[::-1]
    for x in v:
        SC.append("\t".join([dt, bits(np.asarray(x))[0], str(x), repr(x)]))
write("printing/scalars.tsv", "dtype, item, str and repr of the NumPy scalar", SC)

FM = []
NUMS = [0.0, -0.0, 1.0, -1.5, 123.456, 0.000123456, 1e10, 1e-10, 5e-324, 1.7976931348623157e308, np.pi, 9.995, 0.5, 2.5, 999999.5, 1e16, 12345678901234567890.0, nan, inf, -inf, 0.1, 100.0]
for x in NUMS:
    for kw in ({}, {"precision": 3}, {"precision": 0}, {"precision": 3, "unique": False}, {"precision": 20, "unique": False}, {"trim": "-"}, {"trim": "0"}, {"trim": "."},
               {"precision": 4, "trim": "k"}, {"sign": True}, {"pad_left": 8}, {"pad_right": 6}, {"pad_left": 6, "pad_right": 4, "precision": 2}, {"fractional": False, "precision": 3},
               {"min_digits": 4}, {"fractional": False, "precision": 3, "unique": False}, {"min_digits": 2, "precision": 5}):
        for dt in ("float64", "float32", "float16"):
            if dt != "float64" and len(kw) > 1:
                continue
            with np.errstate(all="ignore"):
                v = np.dtype(dt).type(x)
            if abs(x) > 1e30 and kw.get("unique") is False and dt == "float64" and kw["precision"] > 5:
                continue
            try:
                FM.append("\t".join(["positional", dt, bits(np.asarray(v))[0], ";".join(f"{k}={a}" for k, a in kw.items()) or "-", np.format_float_positional(v, **kw)]))
            except ValueError:
                pass
    for kw in ({}, {"precision": 3}, {"precision": 0}, {"precision": 5, "unique": False}, {"trim": "-"}, {"trim": "0"}, {"trim": "."}, {"trim": "k", "precision": 6}, {"sign": True}, {"pad_left": 5},
               {"exp_digits": 4}, {"exp_digits": 1}, {"min_digits": 5}, {"precision": 2, "exp_digits": 3, "trim": "-"}):
        for dt in ("float64", "float32", "float16"):
            if dt != "float64" and len(kw) > 1:
                continue
            with np.errstate(all="ignore"):
                v = np.dtype(dt).type(x)
            FM.append("\t".join(["scientific", dt, bits(np.asarray(v))[0], ";".join(f"{k}={a}" for k, a in kw.items()) or "-", np.format_float_scientific(v, **kw)]))
write("printing/formatters.tsv", "positional or scientific, dtype, item, options, result", FM)
