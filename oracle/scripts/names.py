"""Writes the public names of NumPy, one a line, for the table "NumPy to Orthant".

    python3 oracle/scripts/names.py > shell/src/test/resources/io/orthant/shell/numpy-names.txt
"""

import types

import numpy as np

SPACES = [
    ("numpy", np, np.__all__),
    ("numpy.ndarray", np.ndarray, dir(np.ndarray)),
    ("numpy.linalg", np.linalg, np.linalg.__all__),
    ("numpy.random.RandomState", np.random.RandomState, dir(np.random.RandomState)),
    ("numpy.random.Generator", np.random.Generator, dir(np.random.Generator)),
    ("numpy.random", np.random, np.random.__all__),
    ("numpy.lib.format", np.lib.format, dir(np.lib.format)),
]


def kind(thing):
    if isinstance(thing, np.ufunc):
        return "ufunc"
    if isinstance(thing, type):
        return "class"
    if isinstance(thing, types.ModuleType):
        return "module"
    return "function" if callable(thing) else "value"


OPERATORS = """__add__ __sub__ __mul__ __truediv__ __floordiv__ __mod__ __divmod__ __pow__ __matmul__ __neg__ __pos__
__abs__ __invert__ __and__ __or__ __xor__ __lshift__ __rshift__ __eq__ __ne__ __lt__ __le__ __gt__ __ge__ __getitem__
__setitem__ __contains__ __iter__ __len__ __int__ __float__ __complex__ __bool__ __iadd__ __isub__ __imul__
__itruediv__ __array__ __array_interface__ __dlpack__ __repr__ __str__""".split()

print(f"# The public names of NumPy {np.__version__}, written by oracle/scripts/names.py: space, kind, name.")
for space, owner, names in SPACES:
    for name in sorted(set(names)):
        if name.startswith("_") and not (space == "numpy.ndarray" and name in OPERATORS):
            continue
        if not hasattr(owner, name) or (space == "numpy.random" and hasattr(np.random.RandomState, name)):
            continue
        if space == "numpy.lib.format" and getattr(getattr(owner, name), "__module__", space) == "numpy":
            continue
        what = kind(getattr(owner, name))
        if what != "module" and name != "test":
            print(space, what, name)
