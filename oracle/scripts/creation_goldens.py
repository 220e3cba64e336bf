"""Goldens of ranges (items as bits) and of shared memory (random pairs of views)."""

import random
import warnings

import numpy as np

from golden import DTYPES, join, write

warnings.simplefilter("ignore", np.exceptions.ComplexWarning)

lines = []


def case(name, args, call):
    try:
        r = call()
    except Exception as e:
        lines.append(f"{name}\t{args}\t{type(e).__name__}\t{str(e).strip()}")
        return
    lines.append(f"{name}\t{args}\t{r.dtype}\t{r.size}\t{join(r)}")


for start, stop, step in ((0, 5, 1), (2, 11, 3), (5, -6, -2), (3, 3, 1), (5, 0, 1), (-4, 100, 25), (0, 3, 0)):
    for dtype in DTYPES[1:]:
        if not (dtype.startswith("u") and min(start, stop) < 0):
            case("arange", f"{start},{stop},{step},{dtype}", lambda: np.arange(start, stop, step, dtype))
for start, stop, step in ((0.0, 1.0, 0.1), (1.0, 2.0, 0.3), (0.1, 0.7, 0.2), (10.0, 0.0, -1.5), (0.0, 0.0, 1.0),
                          (-1e-3, 1e-3, 1e-4), (0.5, 5.5, 1.0), (1e16, 1e16 + 20, 3.0)):
    for dtype in ("float16", "float32", "float64", "complex64", "complex128", "int32"):
        if dtype not in ("float16", "int32") or abs(stop) < 1e4:
            case("arangeFloat", f"{start},{stop},{step},{dtype}", lambda: np.arange(start, stop, step, dtype))
for start, stop in ((0.0, 1.0), (-1.0, 2.5), (3.0, 3.0), (1e300, -1e300), (0.1, 0.7), (5e-324, 1e-323)):
    for n in (0, 1, 2, 3, 7, 50):
        for endpoint in (True, False):
            case("linspace", f"{start},{stop},{n},{endpoint}", lambda: np.linspace(start, stop, n, endpoint))
for dtype in ("int64", "float32", "int8", "complex128"):
    case("linspaceTyped", f"-2.5,3.5,9,{dtype}", lambda: np.linspace(-2.5, 3.5, 9, dtype=dtype))
write("indexing/ranges.tsv", "function, arguments, dtype, items as bits, or the exception", lines)

rng = random.Random(5)
lines = []


def view(a):
    words, v = [], a
    for axis in range(a.ndim):
        n = a.shape[axis]
        start, stop = sorted(rng.sample(range(n + 1), 2))
        step = rng.choice([1, 1, 2, 3, 4])
        if rng.random() < 0.3:
            words.append(f"{stop - 1}:{start - 1 if start else ''}:{-step}")
        else:
            words.append(f"{start}:{stop}:{step}")
    text = ",".join(words)
    v = eval(f"a[{text}]")
    return v, text


for _ in range(300):
    shape = rng.choice([(40,), (9, 7), (5, 6, 7), (4, 3, 4, 3)])
    a = np.zeros(shape, rng.choice(["int8", "float64", "complex128"]))
    p, ptext = view(a)
    q, qtext = view(a)
    if rng.random() < 0.4:
        perm = rng.sample(range(a.ndim), a.ndim)
        q = q.transpose(perm)
    lines.append("\t".join([str(a.dtype), ",".join(map(str, shape)), ptext, qtext,
                            str(np.shares_memory(p, q)).lower(), str(np.may_share_memory(p, q)).lower()]))
write("indexing/sharing.tsv", "dtype, shape, index of one view, of another, shares_memory, may_share_memory", lines)
