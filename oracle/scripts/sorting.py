"""Goldens for sorting, searching, order statistics, histograms and covariances."""

import numpy as np

from golden import DTYPES, bits, write

LINES = []
inf, nan = np.inf, np.nan
RNG = np.random.default_rng(20240607)


def array_text(a):
    a = np.asarray(a)
    shape = ",".join(map(str, a.shape)) if a.ndim else "()"
    return [str(a.dtype), shape, ",".join(bits(a)) or "-"]


def case(function, options, operands, results):
    """One line: function, options, number of operands, then dtype, shape, items of each operand and each result."""
    line = [function, options or "-", str(len(operands))]
    for a in operands + results:
        line += array_text(a)
    LINES.append("\t".join(line))


def sample(dtype, shape):
    """Few different values, so that there are ties, with the special ones among them."""
    dt = np.dtype(dtype)
    n = int(np.prod(shape))
    if dt.kind == "b":
        values = [False, True]
    elif dt.kind in "iu":
        info = np.iinfo(dt)
        values = [info.min, info.max, info.max - 1, 0, 1, 2, 3, 5, 7, 100]
    elif dt.kind == "f":
        values = [nan, inf, -inf, -0.0, 0.0, 1.5, -1.5, 2.0, 3.25, -7.0, 1e-4, float(np.finfo(dt).max), float(np.finfo(dt).tiny)]
    else:
        part = [nan, inf, -inf, -0.0, 0.0, 1.5, -1.5, 2.0]
        values = [complex(x, y) for x in part for y in part]
    with np.errstate(all="ignore"):
        return np.array([values[i] for i in RNG.integers(0, len(values), n)], dtype=dt).reshape(shape)


def calm(dtype, shape):
    """Ordinary values: for means of the middle, interpolation, bins."""
    dt = np.dtype(dtype)
    n = int(np.prod(shape))
    if dt.kind == "b":
        return RNG.integers(0, 2, n).astype(dt).reshape(shape)
    if dt.kind == "u":
        return RNG.integers(0, 100, n).astype(dt).reshape(shape)
    if dt.kind == "i":
        return RNG.integers(-50, 50, n).astype(dt).reshape(shape)
    x = RNG.normal(0, 3, n)
    if dt.kind == "c":
        x = x + 1j * RNG.normal(0, 2, n)
    return x.astype(dt).reshape(shape)


SHAPES = [(0,), (1,), (2,), (17,), (40,), (3, 4), (4, 1, 5), (0, 3), (3, 0), (2, 3, 4)]

for dt in DTYPES:
    for shape in SHAPES:
        a = sample(dt, shape)
        for axis in range(-1, len(shape) - 1):
            case("sort", f"axis={axis}", [a], [np.sort(a, axis=axis, kind="stable")])
            case("argsort", f"axis={axis}", [a], [np.argsort(a, axis=axis, kind="stable")])
        v, i, inv, c = np.unique(a, return_index=True, return_inverse=True, return_counts=True)
        case("unique", "", [a], [v, i, inv, c])
        if dt[0] in "fc":
            v, i, inv, c = np.unique(a, return_index=True, return_inverse=True, return_counts=True, equal_nan=False)
            case("unique", "equal_nan=False", [a], [v, i, inv, c])
        case("nonzero", "", [a], list(np.nonzero(a)))
        case("flatnonzero", "", [a], [np.flatnonzero(a)])
        case("argwhere", "", [a], [np.argwhere(a)])
    few = calm(dt, (6, 2)) if dt != "bool" else sample(dt, (6, 2))
    rows = few[[0, 1, 0, 2, 1, 0]]
    for a, axis in ((rows, 0), (rows.T, 1), (rows.reshape(3, 2, 2), 0), (rows.reshape(3, 2, 2), 1), (rows.reshape(3, 2, 2), -1)):
        case("unique", f"axis={axis}", [a], list(np.unique(a, return_index=True, return_inverse=True, return_counts=True, axis=axis)))
    zero = np.array(sample(dt, (1,))[0])
    case("argwhere", "", [zero], [np.argwhere(zero)])
    case("argsort", "axis=-1", [zero], [np.argsort(zero)])
    s = np.sort(sample(dt, (20,)))
    for v in (sample(dt, (7,)), sample(dt, (2, 3)), sample(dt, ())):
        for side in ("left", "right"):
            case("searchsorted", f"side={side}", [s, v], [np.searchsorted(s, v, side)])
    shuffled = sample(dt, (9,))
    order = np.argsort(shuffled, kind="stable")
    case("searchsorted", "side=left", [shuffled, shuffled[:5].copy(), order], [np.searchsorted(shuffled, shuffled[:5], "left", order)])
    with np.errstate(all="ignore"):
        for make in (calm, sample):
            for shape, axes in (((5,), (None, 0)), ((6,), (None,)), ((1,), (None,)), ((3, 4), (None, 0, 1, (0, 1))), ((2, 3, 4), (None, (0, 2), (1,), -1)), ((0, 3), (1,))):
                a = make(dt, shape)
                for axis in axes:
                    for keep in (False, True):
                        try:
                            r = np.median(a, axis=axis, keepdims=keep)
                        except (TypeError, ValueError):
                            continue
                        text = "None" if axis is None else " ".join(map(str, np.atleast_1d(axis)))
                        case("median", f"axis={text};keepdims={keep}", [a], [r])
        if dt == "bool" or dt.startswith("complex"):
            continue
        METHODS = ["inverted_cdf", "averaged_inverted_cdf", "closest_observation", "interpolated_inverted_cdf", "hazen", "weibull", "linear", "median_unbiased",
                   "normal_unbiased", "lower", "higher", "midpoint", "nearest"]
        for method in METHODS:
            for make in (calm, sample):
                a = make(dt, (3, 4))
                for q in (0.0, 0.1, 0.25, 0.5, 0.77, 1.0):
                    case("quantile", f"q={q};axis=None;method={method}", [a], [np.quantile(a, q, method=method)])
                case("quantile", f"q=0.3;axis=0;method={method}", [a], [np.quantile(a, 0.3, axis=0, method=method)])
                case("quantile", f"q=0.6;axis=1;method={method};keepdims=True", [a], [np.quantile(a, 0.6, axis=1, method=method, keepdims=True)])
                case("percentile", f"q=30.0;axis=1;method={method}", [a], [np.percentile(a, 30.0, axis=1, method=method)])
                q = np.array([0.2, 0.5, 0.9])
                case("quantiles", f"axis=1;method={method}", [a, q], [np.quantile(a, q, axis=1, method=method)])
        q = np.array([[0.1, 0.5], [0.6, 1.0]])
        a = calm(dt, (2, 3, 2))
        case("quantiles", "axis=0 2;method=linear;keepdims=True", [a, q], [np.quantile(a, q, axis=(0, 2), keepdims=True)])

for dt in DTYPES:
    if dt.startswith("complex"):
        continue
    a = calm(dt, (60,))
    for n in (1, 4, 10):
        case("histogram", f"bins={n}", [a], list(np.histogram(a.astype("uint8") if dt == "bool" else a, n)))
    case("histogram", "bins=5;range=-2.5 3.5", [a], list(np.histogram(a.astype("uint8") if dt == "bool" else a, 5, (-2.5, 3.5))))
    case("histogram", "bins=5;density=True", [a], list(np.histogram(a.astype("uint8") if dt == "bool" else a, 5, density=True)))
    e = np.array([-3.0, -1.0, 0.0, 0.5, 2.0, 2.0])
    if dt != "bool":
        case("histogram", "edges=True", [a, e], list(np.histogram(a, e)))
        case("digitize", "right=False", [a, e], [np.digitize(a, e)])
        case("digitize", "right=True", [a, e], [np.digitize(a, e, right=True)])
        case("digitize", "right=False", [a, e[::-1].copy()], [np.digitize(a, e[::-1])])
        case("digitize", "right=True", [a, e[::-1].copy()], [np.digitize(a, e[::-1], right=True)])
    same = np.full(3, a[0])
    case("histogram", "bins=3", [same], list(np.histogram(same.astype("uint8") if dt == "bool" else same, 3)))
    none = a[:0]
    case("histogram", "bins=3", [none], list(np.histogram(none.astype("uint8") if dt == "bool" else none, 3)))
    if dt[0] in "iub" and dt != "uint64":
        p = np.abs(a).astype(dt)
        case("bincount", "minlength=0", [p], [np.bincount(p)])
        case("bincount", "minlength=150", [p], [np.bincount(p, minlength=150)])
        w = calm("float64", (60,))
        case("bincount", "minlength=0", [p, w], [np.bincount(p, w)])

for dt in DTYPES:
    with np.errstate(all="ignore"):
        for shape in ((7,), (3, 8), (8, 3), (1, 5)):
            a = calm(dt, shape)
            case("cov", "rowvar=True;ddof=1", [a], [np.cov(a)])
            case("cov", "rowvar=False;ddof=1", [a], [np.cov(a, rowvar=False)])
            case("cov", "rowvar=True;ddof=0", [a], [np.cov(a, bias=True)])
            case("corrcoef", "rowvar=True", [a], [np.corrcoef(a)])
        a, b = calm(dt, (9,)), calm("float64", (9,))
        case("cov", "rowvar=True;ddof=1", [a, b], [np.cov(a, b)])
        case("corrcoef", "rowvar=True", [a, b], [np.corrcoef(a, b)])

for _ in range(3):
    keys = [RNG.integers(0, 3, 12), RNG.integers(0, 3, 12).astype("float32"), RNG.integers(0, 3, 12).astype("uint8")]
    case("lexsort", "", keys, [np.lexsort(keys)])

write("sorting/sorting.tsv", "function, options, number of operands; dtype, shape and items of every operand and every result", LINES)
