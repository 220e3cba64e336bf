"""Goldens for numpy.linalg and the matrix products.

An argument is `dtype;shape;view;items`, where items are those of a base array and view says what of it is passed: C itself,
T its last two axes exchanged, R reversed along every axis, S every other item of every axis. Several arguments and several
results are separated by `|`; a result has view C. An exception is its type's name after `!`.
"""

import numpy as np

from golden import join, write

RNG = np.random.default_rng(20260)
INEXACT = ["float32", "float64", "complex64", "complex128"]
LINES = []

VIEWS = {
    "C": lambda x: x,
    "T": lambda x: np.swapaxes(x, -1, -2) if x.ndim > 1 else x,
    "R": lambda x: x[(slice(None, None, -1),) * x.ndim],
    "S": lambda x: x[(slice(None, None, 2),) * x.ndim],
}


class Arg:
    def __init__(self, base, view="C"):
        self.base = np.asarray(base)
        self.view = view
        self.value = VIEWS[view](self.base)

    def text(self):
        return encode(self.base, self.view)


def encode(array, view="C"):
    a = np.asarray(array)
    return f"{a.dtype};{','.join(map(str, a.shape))};{view};{join(a)}"


def case(name, options, call, *args):
    args = [a if isinstance(a, Arg) else Arg(a) for a in args]
    try:
        with np.errstate(all="ignore"):
            result = call(*[a.value for a in args])
        if not isinstance(result, tuple):
            result = (result,)
        text = "|".join(encode(r) for r in result)
    except Exception as e:
        text = "!" + type(e).__name__
    LINES.append("\t".join([name, options, "|".join(a.text() for a in args), text]))


def random(dtype, *shape):
    x = RNG.standard_normal(shape)
    if np.dtype(dtype).kind == "c":
        x = x + 1j * RNG.standard_normal(shape)
    if np.dtype(dtype).kind in "iu":
        info = np.iinfo(dtype)
        return RNG.integers(info.min, info.max, shape, dtype, endpoint=True)
    if np.dtype(dtype).kind == "b":
        return RNG.integers(0, 2, shape).astype(bool)
    return x.astype(dtype)


def hermitian(dtype, *shape):
    a = random(dtype, *shape)
    return a + np.swapaxes(a, -1, -2).conj()


def definite(dtype, *shape):
    a = random(dtype, *shape)
    return (a @ np.swapaxes(a, -1, -2).conj() + shape[-1] * np.eye(shape[-1])).astype(dtype)


def solvable(dtype, *shape):
    return (random(dtype, *shape) + 3 * np.eye(shape[-1])).astype(dtype)


def lstsq(a, b, rcond=None):
    x, residuals, rank, s = np.linalg.lstsq(a, b, rcond)
    return x, residuals, int(rank), s


def products():
    for dtype in ["bool", "int8", "uint8", "int16", "uint16", "int32", "uint32", "int64", "uint64", "float16"] + INEXACT:
        case("matmul", "-", np.matmul, random(dtype, 3, 4), random(dtype, 4, 5))
        case("matmul", "-", np.matmul, random(dtype, 4), random(dtype, 4))
        case("matmul", "-", np.matmul, Arg(random(dtype, 4, 3), "T"), Arg(random(dtype, 5, 4), "T"))
        case("matmul", "-", np.matmul, Arg(random(dtype, 3, 4), "R"), Arg(random(dtype, 7, 9), "S"))
        case("matmul", "-", np.matmul, random(dtype, 2, 1, 3, 2), random(dtype, 3, 2, 2))
        case("dot", "-", np.dot, random(dtype, 2, 3, 4), random(dtype, 2, 4, 3))
        case("vdot", "-", np.vdot, random(dtype, 2, 3), Arg(random(dtype, 3, 2), "T"))
        case("inner", "-", np.inner, random(dtype, 2, 3), random(dtype, 2, 2, 3))
        case("outer", "-", np.outer, random(dtype, 2, 2), Arg(random(dtype, 5), "S"))
        case("tensordot", "2", lambda a, b: np.tensordot(a, b, 2), random(dtype, 2, 3, 4), random(dtype, 3, 4, 2))
        case("kron", "-", np.kron, random(dtype, 2, 2), random(dtype, 3))
        case("trace", "-", np.trace, random(dtype, 3, 4))
    case("kron", "-", np.kron, random("float32", 2, 1, 2), Arg(random("int8", 3, 2), "T"))
    case("trace", "1", lambda a: np.trace(a, 1, -1, 0), random("int8", 3, 2, 4))
    f = random("float64", 3, 3)
    case("matmul", "-", np.matmul, f, f[0])
    case("matmul", "-", np.matmul, f[0], f)
    case("matmul", "-", np.matmul, random("float64", 2, 3, 3), f[0])
    case("matmul", "-", np.matmul, f[0], random("float64", 2, 3, 3))
    case("matmul", "-", np.matmul, random("int8", 2, 2), random("float32", 2, 2))
    case("matmul", "-", np.matmul, random("uint64", 2, 2) // 2**60, random("int64", 2, 2) // 2**60)
    case("matmul", "-", np.matmul, random("float16", 2, 2), random("complex64", 2, 2))
    case("matmul", "-", np.matmul, np.zeros((2, 0)), np.zeros((0, 3)))
    case("matmul", "-", np.matmul, np.zeros((0, 2)), np.zeros((2, 3)))
    case("matmul", "-", np.matmul, np.zeros((0, 2, 2)), np.zeros((2, 3)))
    case("matmul", "-", np.matmul, random("float64", 20, 70), Arg(random("float64", 130, 70), "T"))
    case("matmul", "-", np.matmul, random("complex128", 9, 150), random("complex128", 150, 11))
    case("matmul", "-", np.matmul, np.zeros((3, 4)), np.zeros((5, 6)))
    case("matmul", "-", np.matmul, np.float64(3), np.eye(2))
    case("matmul", "-", np.matmul, np.zeros((2, 3, 4)), np.zeros((3, 4, 6)))
    case("matmul", "-", np.matmul, np.array([[np.nan, 1], [2, np.inf]]), np.eye(2))
    case("dot", "-", np.dot, np.float64(3), f)
    case("dot", "-", np.dot, f, np.int64(2))
    case("dot", "-", np.dot, f, random("float64", 4, 3, 2))
    case("dot", "-", np.dot, f, np.zeros((2, 3)))
    case("inner", "-", np.inner, f, np.zeros((2, 2)))
    case("matrixPower", "5", lambda a: np.linalg.matrix_power(a, 5), random("int64", 3, 3))
    case("matrixPower", "0", lambda a: np.linalg.matrix_power(a, 0), random("float32", 2, 3, 3))
    case("matrixPower", "-2", lambda a: np.linalg.matrix_power(a, -2), solvable("float64", 3, 3))
    case("matrixPower", "2", lambda a: np.linalg.matrix_power(a, 2), np.zeros((2, 3)))
    case("multiDot", "-", lambda *a: np.linalg.multi_dot(a), random("float64", 3), random("float64", 3, 9),
         random("float64", 9, 2), random("float64", 2, 5))
    case("multiDot", "-", lambda *a: np.linalg.multi_dot(a), random("float64", 3, 2), random("float64", 2))


def decompositions():
    la = np.linalg
    for dtype in INEXACT:
        wide = dtype in ("float64", "complex128")
        shapes = [(1, 1), (3, 3), (5, 3), (3, 5), (7, 2), (2, 7)] + ([(12, 12), (20, 6), (6, 20)] if wide else [])
        for m, n in shapes:
            a = random(dtype, m, n)
            case("svd", "full", lambda x: la.svd(x), a)
            case("svd", "reduced", lambda x: la.svd(x, full_matrices=False), a)
            case("svdvals", "-", la.svdvals, a)
            for mode in ("reduced", "complete"):
                case("qr", mode, lambda x, mode=mode: la.qr(x, mode), a)
            case("qrRaw", "-", lambda x: la.qr(x, "raw"), a)
            case("pinv", "-", la.pinv, a)
            case("matrixRank", "-", la.matrix_rank, a)
        for n in [1, 2, 3, 6] + ([13] if wide else []):
            h = hermitian(dtype, n, n)
            case("eigh", "L", lambda x: la.eigh(x), h)
            case("eigvalsh", "L", lambda x: la.eigvalsh(x), h)
            case("eigvalsh", "U", lambda x: la.eigvalsh(x, "U"), random(dtype, n, n))
            case("cholesky", "lower", la.cholesky, definite(dtype, n, n))
            case("cholesky", "upper", lambda x: la.cholesky(x, upper=True), definite(dtype, n, n))
            s = solvable(dtype, n, n)
            case("inv", "-", la.inv, s)
            case("det", "-", la.det, s)
            case("slogdet", "-", la.slogdet, s)
            case("solve", "-", la.solve, s, random(dtype, n))
            case("solve", "-", la.solve, s, random(dtype, n, 3))
            case("cond", "-", la.cond, s)
            case("cond", "1", lambda x: la.cond(x, 1), s)
            case("cond", "fro", lambda x: la.cond(x, "fro"), s)
        case("svdvals", "-", la.svdvals, random(dtype, 40, 30))
        case("svd", "reduced", lambda x: la.svd(x, full_matrices=False), random(dtype, 2, 2, 3, 2))
        case("eigh", "L", lambda x: la.eigh(x), hermitian(dtype, 3, 2, 2))
        case("qr", "reduced", lambda x: la.qr(x), random(dtype, 2, 3, 2))
        case("inv", "-", la.inv, Arg(solvable(dtype, 2, 3, 3), "T"))
        case("inv", "-", la.inv, Arg(solvable(dtype, 3, 3), "R"))
        case("det", "-", la.det, Arg(random(dtype, 7, 7), "S"))
        case("solve", "-", la.solve, solvable(dtype, 2, 1, 3, 3), random(dtype, 4, 3, 2))
        case("solve", "-", la.solve, solvable(dtype, 2, 3, 3), random(dtype, 3))
        for m, n in [(5, 3), (3, 3), (3, 5)]:
            case("lstsq", "-", lstsq, random(dtype, m, n), random(dtype, m))
            case("lstsq", "-", lstsq, random(dtype, m, n), random(dtype, m, 2))
        case("lstsq", "0.5", lambda a, b: lstsq(a, b, 0.5), np.diag([4, 3, 1]).astype(dtype), random(dtype, 3))
        case("pinv", "-", la.pinv, random(dtype, 2, 3, 2))
    for dtype in ["bool", "int8", "uint16", "int64"]:
        a = (np.eye(3) * 2 + 1).astype(dtype)
        case("det", "-", la.det, a)
        case("svdvals", "-", la.svdvals, a)
        case("eigvalsh", "L", la.eigvalsh, a)
        case("solve", "-", la.solve, np.eye(3, dtype=dtype), np.arange(3, dtype="float32"))
    case("solve", "-", la.solve, solvable("float32", 2, 2), random("complex64", 2))
    case("solve", "-", la.solve, solvable("float32", 2, 2), random("float64", 2))
    case("solve", "-", la.solve, np.array([[3, 1], [1, 2]]), np.array([9, 8]))
    case("solve", "-", la.solve, np.array([[2, 1], [1, 3]]), np.array([8, 13]))
    case("lstsq", "-", lstsq, np.array([[1, 1], [1, 2], [1, 3]]), np.array([6, 0, 0]))
    case("lstsq", "-", lstsq, np.ones((3, 2)), np.arange(3.0))
    case("lstsq", "-", lstsq, np.zeros((0, 2)), np.zeros(0))
    case("lstsq", "-", lstsq, np.zeros((2, 0)), np.arange(2.0))
    case("matrixRank", "-", la.matrix_rank, np.ones((2, 3, 3)))
    case("matrixRank", "-", la.matrix_rank, np.zeros(3))
    case("matrixRank", "-", la.matrix_rank, np.array([1, 0]))
    case("svdvals", "-", la.svdvals, np.ones((4, 3)))
    case("svdvals", "-", la.svdvals, np.diag([1e200, 1e-200, 1.0]))
    case("svdvals", "-", la.svdvals, np.full((2, 2), 1e300))
    case("svdvals", "-", la.svdvals, np.full((2, 2), 1e-300))
    case("eigvalsh", "L", la.eigvalsh, np.array([[1e300, 1e299], [1e299, -1e300]]))
    case("eigvalsh", "L", la.eigvalsh, np.zeros((3, 3)))
    case("slogdet", "-", la.slogdet, np.zeros((2, 2)))
    case("slogdet", "-", la.slogdet, np.zeros((2, 2), complex))
    case("slogdet", "-", la.slogdet, np.eye(3) * 1e200)
    case("det", "-", la.det, np.zeros((3, 3)))
    case("det", "-", la.det, np.array([[np.nan, 1], [1, 2]]))


def empty():
    la = np.linalg
    for shape in [(0, 3), (3, 0), (0, 0), (0, 2, 2), (2, 0, 3)]:
        z = np.zeros(shape)
        case("svd", "full", la.svd, z)
        case("svd", "reduced", lambda x: la.svd(x, full_matrices=False), z)
        case("qr", "reduced", la.qr, z)
        case("qr", "complete", lambda x: la.qr(x, "complete"), z)
        case("pinv", "-", la.pinv, z)
        case("norm", "-", la.norm, z)
    for shape in [(0, 0), (0, 2, 2), (2, 0, 0)]:
        z = np.zeros(shape, "float32")
        for name, call in [("inv", la.inv), ("det", la.det), ("slogdet", la.slogdet), ("cholesky", la.cholesky),
                           ("eigh", la.eigh)]:
            case(name, {"cholesky": "lower", "eigh": "L"}.get(name, "-"), call, z)
    case("solve", "-", la.solve, np.zeros((0, 0)), np.zeros((0, 3)))
    case("solve", "-", la.solve, np.zeros((0, 0)), np.zeros(0))
    case("solve", "-", la.solve, np.eye(2), np.zeros((2, 0)))


def norms():
    la = np.linalg
    for dtype in ["bool", "int16", "float16"] + INEXACT:
        v = random(dtype, 6)
        if dtype == "int16":
            v = v // 256
        for order in ["-", "inf", "-inf", "0", "1", "2", "3", "-1", "0.5"]:
            p = None if order == "-" else float(order)
            case("norm", order, lambda x, p=p: la.norm(x, p), v)
        m = v.reshape(2, 3)
        for order in ["-", "fro", "nuc", "inf", "-inf", "1", "-1", "2", "-2"]:
            p = {"-": None, "fro": "fro", "nuc": "nuc"}.get(order, None if order in "- fro nuc".split() else 0)
            p = float(order) if p == 0 else p
            case("norm", order, lambda x, p=p: la.norm(x, p), m)
    t = random("float64", 2, 3, 4)
    case("norm", "-", la.norm, t)
    for axes in ["1", "-1", "0,2", "2,0", "0,1"]:
        axis = tuple(map(int, axes.split(",")))
        axis = axis[0] if len(axis) == 1 else axis
        for order in ["-", "1", "2", "inf"]:
            p = None if order == "-" else float(order)
            for keep in (False, True):
                case("norm", f"{order} axes={axes} keepdims={str(keep).lower()}",
                     lambda x, p=p, axis=axis, keep=keep: la.norm(x, p, axis, keep), t)


def errors():
    la = np.linalg
    case("svd", "full", la.svd, np.zeros(3))
    case("svd", "full", la.svd, np.zeros((2, 2), "float16"))
    case("svd", "full", la.svd, np.array([[np.nan, 1], [1, 2]]))
    case("inv", "-", la.inv, np.zeros((2, 3)))
    case("inv", "-", la.inv, np.zeros(3))
    case("inv", "-", la.inv, np.zeros((2, 2)))
    case("inv", "-", la.inv, np.array([[1.0, 2], [2, 4]]))
    case("inv", "-", la.inv, np.stack([np.eye(2), np.zeros((2, 2))]))
    case("inv", "-", la.inv, np.eye(2, dtype="float16"))
    case("solve", "-", la.solve, np.zeros((2, 2)), np.ones(2))
    case("solve", "-", la.solve, np.eye(2), np.ones(3))
    case("solve", "-", la.solve, np.eye(2), np.ones((3, 2)))
    case("solve", "-", la.solve, np.zeros((2, 3)), np.ones(2))
    case("cholesky", "lower", la.cholesky, np.array([[1, 2], [2, 1]]))
    case("cholesky", "lower", la.cholesky, np.zeros((2, 3)))
    case("eigh", "L", la.eigh, np.zeros((2, 3)))
    case("eigh", "X", lambda x: la.eigh(x, "X"), np.eye(2))
    case("qr", "x", lambda x: la.qr(x, "x"), np.eye(2))
    case("lstsq", "-", lstsq, np.eye(2), np.zeros(3))
    case("lstsq", "-", lstsq, np.zeros((2, 2, 2)), np.zeros(2))
    case("lstsq", "-", lstsq, np.array([[np.nan, 1], [1, 2]]), np.zeros(2))
    case("norm", "3", lambda x: la.norm(x, 3), np.eye(2))
    case("norm", "fro", lambda x: la.norm(x, "fro"), np.arange(3))
    case("norm", "x", lambda x: la.norm(x, "x"), np.eye(2))
    case("norm", "2", lambda x: la.norm(x, 2), np.zeros((2, 2, 2)))
    case("norm", "- axes=1 keepdims=false", lambda x: la.norm(x, axis=1), np.arange(3))
    case("norm", "- axes=0,0 keepdims=false", lambda x: la.norm(x, axis=(0, 0)), np.eye(3))
    case("cond", "-", la.cond, np.zeros((0, 0)))
    case("cond", "1", lambda x: la.cond(x, 1), np.array([[1.0, 2], [2, 4]]))
    case("cond", "1", lambda x: la.cond(x, 1), np.zeros((2, 3)))
    case("multiDot", "-", lambda *a: la.multi_dot(a), np.eye(2))
    case("multiDot", "-", lambda *a: la.multi_dot(a), np.eye(2), np.zeros((3, 3)))


products()
decompositions()
empty()
norms()
errors()
write("linalg/linalg.tsv", "function\toptions\targuments\tresults", LINES)
