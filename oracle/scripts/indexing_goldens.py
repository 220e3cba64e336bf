"""Goldens of indexing: random index expressions over random arrays, read and written.

Terms of an index: i:3 integer, s:start:stop:step slice (empty: left out), n newaxis, e ellipsis, t:1 bool,
a:shape:items integer array, m:shape:items mask. Arrays: dtype, shape, layout (C, T transposed, S strided, R reversed),
filled with 1, 2, ... in row-major order. Results: shape, strides of axes longer than 1, items; or the exception.
"""

import random
import warnings

import numpy as np

from golden import DTYPES, write
from indexing_cases import filled, items, places, text

# what NumPy only warns of, Orthant refuses
warnings.simplefilter("error", DeprecationWarning)
warnings.simplefilter("ignore", np.exceptions.ComplexWarning)


def term(rng, size):
    """One random term for an axis, and how it is written."""
    kind = rng.random()
    if kind < 0.2:
        i = rng.randint(-size - 1, size) if rng.random() < 0.1 else rng.randrange(-size, size) if size else 0
        return i, f"i:{i}"
    if kind < 0.55:
        parts = [None if rng.random() < 0.4 else rng.randint(-size - 2, size + 2) for _ in range(2)]
        step = None if rng.random() < 0.5 else rng.choice([-3, -2, -1, 1, 2, 3])
        return slice(*parts, step), "s:" + ":".join("" if p is None else str(p) for p in (*parts, step))
    if kind < 0.8:
        shape = rng.choice([(), (1,), (3,), (3,), (2, 3), (2, 1), (0,), (4,)])
        n = int(np.prod(shape, dtype=int))
        if size == 0 and n:
            shape, n = (0,), 0
        wrong = rng.random() < 0.04
        dtype = "int64" if wrong else rng.choice(["int64", "int32", "uint8"])
        low = 0 if dtype == "uint8" else -size
        v = np.array([rng.randint(low, size + wrong - 1) if size else 0 for _ in range(n)], dtype).reshape(shape)
        return v, f"a:{text(shape)}:{text(v.reshape(-1))}"
    n = size + 1 if rng.random() < 0.05 else size
    v = np.array([rng.random() < 0.5 for _ in range(n)], bool)
    return v, f"m:{n}:{text(v)}"


def expression(rng, shape):
    if shape and rng.random() < 0.12:
        k = rng.randint(1, len(shape))
        m = np.array([rng.random() < 0.4 for _ in range(int(np.prod(shape[:k], dtype=int)))], bool).reshape(shape[:k])
        terms = [(m, f"m:{text(m.shape)}:{text(m.reshape(-1))}")]
        axis = k
    else:
        terms, axis = [], 0
    stop = rng.randint(axis, len(shape))
    ellipsis = rng.random() < 0.25
    from_end = rng.randint(0, stop - axis) if ellipsis else 0
    axes = list(range(axis, stop - from_end)) + ["e"] * ellipsis + list(range(len(shape) - from_end, len(shape)))
    for x in axes:
        if rng.random() < 0.12:
            terms.append((None, "n"))
        if rng.random() < 0.03:
            b = rng.random() < 0.7
            terms.append((b, f"t:{int(b)}"))
        terms.append((..., "e") if x == "e" else term(rng, shape[x]))
    if rng.random() < 0.02:
        terms.append((0, "i:0"))
    if not terms:
        terms.append((..., "e"))
    return tuple(t for t, _ in terms), "|".join(w for _, w in terms)


def read(rng):
    shape = tuple(rng.choice([0, 1, 2, 3, 3, 4, 5]) for _ in range(rng.randint(0, 4)))
    dtype, layout = rng.choice(DTYPES), rng.choice("CCTSR")
    a = filled(dtype, shape, layout)
    index, written = expression(rng, shape)
    head = f"get\t{dtype}\t{text(shape)}\t{layout}\t{written}"
    try:
        r = a[index]
    except DeprecationWarning:
        return None
    except Exception as e:
        return f"{head}\t{type(e).__name__}\t{str(e).strip()}"
    view = isinstance(r, np.ndarray) and r.base is not None and (r.base is a or r.base is a.base)
    r = np.asarray(r)
    return f"{head}\t{'view' if view else 'copy'}\t{text(r.shape)}\t{places(r)}\t{items(r)}"


def assigned(rng):
    shape = tuple(rng.choice([0, 1, 2, 3, 3, 4, 5]) for _ in range(rng.randint(0, 4)))
    dtype, layout = rng.choice(DTYPES), rng.choice("CCTSR")
    a = filled(dtype, shape, layout)
    index, written = expression(rng, shape)
    try:
        target = np.asarray(a[index]).shape
    except DeprecationWarning:
        return None
    except Exception:
        target = ()
    kind = rng.random()
    if kind < 0.3:
        vshape = ()
    elif kind < 0.55:
        vshape = tuple(1 if rng.random() < 0.3 else n for n in target)
    elif kind < 0.7:
        vshape = target[rng.randint(0, len(target)):]
    elif kind < 0.8:
        vshape = (1,) + target
    elif kind < 0.9:
        vshape = tuple(n + 1 for n in target[:2])
    else:
        vshape = target
    vdtype, vlayout = rng.choice(DTYPES), rng.choice("CTS")
    v = filled(vdtype, vshape, vlayout)
    head = f"set\t{dtype}\t{text(shape)}\t{layout}\t{written}\t{vdtype}\t{text(vshape)}\t{vlayout}"
    try:
        a[index] = v
    except DeprecationWarning:
        return None
    except Exception as e:
        return f"{head}\t{type(e).__name__}\t{str(e).strip()}"
    return f"{head}\tdone\t{items(a)}"


rng = random.Random(20240)
lines = [line for line in (read(rng) for _ in range(520)) if line]
lines += [line for line in (assigned(rng) for _ in range(520)) if line]
write("indexing/indexing.tsv", "operation, array (dtype, shape, layout), index, value if set, result", lines)
