"""Arrays and their texts for the goldens of indexing and shaping."""

import numpy as np


def filled(dtype, shape, layout):
    n = int(np.prod(shape, dtype=int))
    values = (np.arange(1, n + 1) % (2 if dtype == "bool" else 120)).reshape(shape)
    if dtype.startswith("complex"):
        values = values - 1j * values
    if layout == "C":
        a = np.empty(shape, dtype)
    elif layout == "T":
        a = np.empty(shape[::-1], dtype).T
    elif layout == "S":
        a = np.empty([2 * k + 1 for k in shape], dtype)[(*(slice(0, 2 * k, 2) for k in shape), ...)]
    else:
        a = np.empty(shape, dtype)[(*(slice(None, None, -1) for _ in shape), ...)]
    a[...] = values
    return a


def text(numbers):
    return ",".join(str(int(x)) for x in numbers)


def items(a):
    flat = a.reshape(-1)
    if a.dtype.kind == "c":
        return ",".join(f"{int(x.real)}:{int(x.imag)}" for x in flat)
    return text(flat)


def places(a):
    return text(s for s, n in zip(a.strides, a.shape) if n > 1) if a.size else ""
