"""Writes the goldens of io.orthant.random with a real NumPy's legacy RandomState.

Usage: python3 random_goldens.py core/src/test/resources/io/orthant/goldens/random

streams.tsv has one line per case: seed, calls, number of values, hash of all values, the first values. The calls run on one
RandomState; their results are laid end to end as 64-bit words (doubles by their bits, integers sign-extended or, if
unsigned, as they are). The hash is h = 31 h + word over all words, modulo 2^64. A call is name(arguments), its last
argument the size.

arrays.tsv has calls with arrays as arguments: the name of the case, which ArrayGoldensTest repeats in Java with seed 7,
the result's dtype and shape, and all its words.
"""

import sys

import numpy as np

SEEDS = ["0", "1", "42", "4294967295", "[0]", "[1,2,3]", "[4294967295,7,0]", "range(1000)"]

CONTINUOUS = [
    "beta(0.5,0.5,{n})", "beta(1.0,1.0,{n})", "beta(2.5,3.0,{n})", "beta(0.001,0.002,{n})", "beta(0.3,4.0,{n})",
    "chisquare(1.0,{n})", "chisquare(5.5,{n})", "exponential(2.5,{n})", "f(3.0,7.0,{n})",
    "gamma(0.3,2.0,{n})", "gamma(1.0,0.5,{n})", "gamma(4.7,1.5,{n})", "gumbel(0.5,2.0,{n})",
    "laplace(0.5,2.0,{n})", "logistic(0.5,2.0,{n})", "lognormal(0.1,0.7,{n})", "lognormal(-300.0,200.0,{n})",
    "noncentral_chisquare(3.0,2.0,{n})", "noncentral_chisquare(0.5,2.0,{n})", "noncentral_chisquare(2.0,0.0,{n})",
    "noncentral_f(3.0,5.0,1.5,{n})", "normal(1.5,0.25,{n})", "pareto(3.0,{n})", "power(2.5,{n})", "rayleigh(2.0,{n})",
    "standard_cauchy({n})", "standard_exponential({n})", "standard_gamma(0.0,{n})", "standard_gamma(0.01,{n})",
    "standard_gamma(1.7,{n})", "standard_t(2.5,{n})", "triangular(-1.0,0.25,2.0,{n})", "uniform(-2.0,5.0,{n})",
    "wald(1.5,2.5,{n})", "weibull(1.5,{n})", "weibull(0.0,{n})",
]
DISCRETE = [
    "binomial(10,0.3,{n})", "binomial(0,0.3,{n})", "binomial(10,0.9,{n})", "binomial(100,0.4,{n})",
    "binomial(100000,0.7,{n})", "binomial(1000,0.5,{n})", "binomial(1000000000000,0.001,{n})", "binomial(5,1.0,{n})",
    "geometric(0.5,{n})", "geometric(0.01,{n})", "geometric(1e-12,{n})", "geometric(1.0,{n})",
    "hypergeometric(15,20,8,{n})", "hypergeometric(15,20,18,{n})", "hypergeometric(1000,200,500,{n})",
    "hypergeometric(20,15,30,{n})", "logseries(0.6,{n})", "logseries(0.999,{n})",
    "negative_binomial(3.5,0.4,{n})", "negative_binomial(100.0,0.01,{n})", "poisson(0.0,{n})", "poisson(3.5,{n})",
    "poisson(10.0,{n})", "poisson(1234.5,{n})", "poisson(1e15,{n})", "zipf(2.0,{n})", "zipf(1.1,{n})", "zipf(5.5,{n})",
    "tomaxint({n})", "random_integers(3,17,{n})", "multinomial(20,0.2,0.3,0.5,{n})",
    "multinomial(1000,0.1,0.1,0.1,0.7,{n})", "multinomial(5,1.0,{n})",
]
DIRICHLET = ["dirichlet(0.5,1.0,2.5,{n})", "dirichlet(10.0,{n})"]
RANGES = [
    ("bool", 0, 2), ("bool", 0, 1), ("bool", 1, 2), ("int8", -128, 128), ("int8", -5, 100), ("int8", 3, 4),
    ("int8", 0, 64), ("uint8", 0, 256), ("uint8", 7, 10), ("uint8", 0, 129), ("int16", -32768, 32768),
    ("int16", -5, 1000), ("uint16", 0, 65536), ("uint16", 0, 32769), ("uint16", 60000, 60001),
    ("int32", -(2**31), 2**31), ("int32", -5, 100000), ("int32", 0, 1), ("uint32", 0, 2**32), ("uint32", 5, 2**31 + 7),
    ("int64", -(2**63), 2**63), ("int64", 0, 10), ("int64", -5, 2**32), ("int64", 0, 2**32), ("int64", 0, 2**32 + 1),
    ("int64", -(2**62), 2**62 + 1), ("int64", -7, -6), ("uint64", 0, 2**64), ("uint64", 2**63, 2**63 + 12345),
    ("uint64", 0, 2**40),
]
MIXED = [
    "randn(1);rand(1);randn(1)", "randn(3);randint(int64,0,10,4);randn(2)", "rand(1);randn(5);rand(1);randn(6)",
    "randint(int8,0,100,3);randint(int8,0,100,3);rand(2)", "randn(1);standard_cauchy(2);randn(2)",
    "randn(7);permutation(9);randn(4)", "randn(1);shuffle(5);normal(0.0,2.0,3)", "randint(int32,0,9,1);randn(700)",
    "randn(1);seed(7);randn(3)", "randn(3);standard_gamma(2.0,5);randn(2);standard_t(3.0,3);randn(1)",
    "randint(int32,0,9,1);rand(1000);randn(999)", "bytes(1);bytes(7);rand(1)", "randn(311);randn(313);rand(1)",
    "randn(3);restore();randn(3)", "state()",
    "randn(3);state()", "rand(700);state()", "randint(int32,0,4,3);randn(5);randint(int32,0,4,1);randn(621)",
]


class Caller:
    def __init__(self, seed):
        self.rs = np.random.RandomState(seed)
        self.mark = self.rs.get_state()

    def call(self, text):
        name, args = text[:-1].split("(")
        args = args.split(",") if args else []
        rs = self.rs
        if name == "seed":
            rs.seed(int(args[0]))
            return np.empty(0, np.int64)
        if name == "restore":
            rs.set_state(self.mark)
            return np.empty(0, np.int64)
        if name == "state":
            _, key, pos, has_gauss, gauss = rs.get_state()
            return np.r_[key.astype(np.uint64), np.uint64(pos), np.uint64(has_gauss), np.float64(gauss).view(np.uint64)]
        if name == "bytes":
            return np.frombuffer(rs.bytes(int(args[0])), np.uint8)
        if name == "shuffle":
            a = np.arange(int(args[0]))
            rs.shuffle(a)
            return a
        if name == "permutation":
            return rs.permutation(int(args[0]))
        if name == "randint":
            return rs.randint(int(args[1]), int(args[2]), size=int(args[3]), dtype=args[0])
        if name == "choice":
            n, size, replace = int(args[0]), int(args[1]), args[2] == "true"
            return rs.choice(n, size, replace, [float(x) for x in args[3:]] or None)
        numbers = [float(x) if "." in x or "e" in x else int(x) for x in args]
        if name == "multinomial":
            return rs.multinomial(numbers[0], numbers[1:-1], numbers[-1])
        if name == "dirichlet":
            return rs.dirichlet(numbers[:-1], numbers[-1])
        return getattr(rs, name)(*numbers)


def words(a):
    a = np.ascontiguousarray(a).ravel()
    if a.dtype == np.float64:
        return a.view(np.uint64)
    return a.astype(np.int64).view(np.uint64) if a.dtype.kind == "i" else a.astype(np.uint64)


def line(seed, calls):
    caller = Caller(eval(seed))
    w = np.concatenate([words(caller.call(c)) for c in calls.split(";")])
    powers = np.ones(w.size, np.uint64)
    powers[1:] = 31
    powers = np.cumprod(powers, dtype=np.uint64)[::-1]
    h = int(np.sum(w * powers, dtype=np.uint64))
    first = " ".join(f"{int(x):x}" for x in w[:6])
    return f"{seed}\t{calls}\t{w.size}\t{h:x}\t{first}\n"


def shuffled(a, rs):
    rs.shuffle(a)
    return a


def every_second(rs):
    whole = np.arange(24).reshape(4, 6)
    rs.shuffle(whole[:, ::2])
    return whole


def backwards(rs):
    whole = np.arange(10, dtype=np.int16)
    rs.shuffle(whole[::-2])
    return whole


def transposed(rs):
    whole = np.arange(12, dtype=np.float64).reshape(3, 4)
    rs.shuffle(whole.T)
    return whole


A3 = np.array([0.5, 1.5, 2.5])
COLUMN = np.array([[1.0], [10.0]])
ARRAYS = {
    "normal broadcast": lambda rs: rs.normal(A3, COLUMN),
    "normal broadcast to shape": lambda rs: rs.normal(A3, COLUMN, (2, 2, 3)),
    "normal 0-d": lambda rs: rs.normal(np.array(1.0), np.array(2.0), ()),
    "uniform broadcast": lambda rs: rs.uniform(A3, COLUMN + 5),
    "gamma broadcast": lambda rs: rs.gamma(A3, COLUMN),
    "triangular broadcast": lambda rs: rs.triangular(-A3, 0.25, COLUMN),
    "binomial broadcast": lambda rs: rs.binomial([[10], [1000]], A3 / 4),
    "poisson array": lambda rs: rs.poisson(A3 * 8),
    "hypergeometric broadcast": lambda rs: rs.hypergeometric([[10], [50]], 20, [5, 15, 25]),
    "poisson empty": lambda rs: rs.poisson(np.empty((0, 3))),
    "randint int64 arrays": lambda rs: rs.randint([1, 2, 3], [[4], [2**40]]),
    "randint uint8 arrays": lambda rs: rs.randint([1, 2, 3], [[4], [256]], dtype=np.uint8),
    "randint int16 arrays to shape": lambda rs: rs.randint([-5, 7, 3], [[8], [9]], (3, 2, 3), dtype=np.int16),
    "randint bool arrays": lambda rs: rs.randint([0, 1, 0], [2, 2, 1], (4, 3), dtype=bool),
    "randint int32 arrays": lambda rs: rs.randint([-(2**31), 0], [2**31, 1], (3, 2), dtype=np.int32),
    "randint uint64 arrays": lambda rs: rs.randint(
        np.array([0, 2**63], np.uint64), np.array([2**64 - 1, 2**63 + 10], np.uint64), (3, 2), dtype=np.uint64),
    "randint shape": lambda rs: rs.randint(0, 100, (2, 3), dtype=np.int8),
    "randint empty": lambda rs: rs.randint(5, 0, (2, 0)),
    "randn 0-d": lambda rs: rs.standard_normal(()),
    "randn shape": lambda rs: rs.randn(2, 3, 4),
    "rand empty": lambda rs: rs.rand(2, 0, 3),
    "permutation 2-d": lambda rs: rs.permutation(np.arange(12).reshape(4, 3)),
    "permutation 1-d float": lambda rs: rs.permutation(np.arange(9.0)),
    "permutation of nothing": lambda rs: np.r_[rs.permutation(np.empty((5, 0))).size, rs.permutation(6)],
    "shuffle 3-d": lambda rs: shuffled(np.arange(24).reshape(4, 3, 2), rs),
    "shuffle bool": lambda rs: shuffled(np.arange(10) % 3 == 0, rs),
    "shuffle columns of every second": every_second,
    "shuffle backwards": backwards,
    "shuffle transposed": transposed,
    "shuffle of nothing": lambda rs: np.r_[shuffled(np.empty((5, 0)), rs).size, rs.permutation(6)],
    "choice of array": lambda rs: rs.choice(np.arange(10) * 1.5, (2, 4)),
    "choice of array without replacement": lambda rs: rs.choice(np.arange(10, dtype=np.int32) * 3, (2, 4), False),
    "choice of array with p": lambda rs: rs.choice(A3, (3, 3), True, [0.2, 0.5, 0.3]),
    "choice of array with p without replacement": lambda rs: rs.choice(np.arange(6) * 2, 4, False, np.arange(6) / 15),
    "choice of one": lambda rs: np.array(rs.choice(A3)),
    "choice float32 p": lambda rs: rs.choice(3, 5, True, np.array([0.2, 0.5, 0.3], np.float32)),
    "multinomial shape": lambda rs: rs.multinomial(20, [0.2, 0.3, 0.5], (2, 2)),
    "dirichlet shape": lambda rs: rs.dirichlet([0.5, 1.0, 2.5], (2, 2)),
    "scalars": lambda rs: np.array(
        [rs.rand(), rs.randn(), rs.uniform(1, 3), rs.randint(10), rs.randint(3, 7), rs.normal(1, 2), rs.gamma(2, 3),
         rs.binomial(10, 0.5), rs.choice(5), rs.tomaxint() / 2.0**63, rs.random(), rs.standard_normal(),
         rs.randint(2**40)]),
}


def array_line(name, make):
    a = np.asarray(make(np.random.RandomState(7)))
    shape = ",".join(str(n) for n in a.shape)
    return f"{name}\t{a.dtype}\t{shape}\t{' '.join(f'{int(x):x}' for x in words(a))}\n"


def main():
    out = [f"# numpy {np.__version__}, oracle/scripts/random_goldens.py\n"]
    for seed in SEEDS:
        for calls in ["rand(5)", "randn(5)", "rand(2000)", "randn(2001)"] + MIXED:
            out.append(line(seed, calls))
        for dtype, low, high in RANGES:
            for n in (7, 1000) if seed in ("0", "42") else (3,):
                out.append(line(seed, f"randint({dtype},{low},{high},{n})"))
    for seed in ("0", "42", "[1,2,3]"):
        for call in CONTINUOUS + DISCRETE + DIRICHLET:
            out.append(line(seed, call.format(n=3000) + ";rand(1)"))
        for n in (0, 1, 2, 3, 10, 100, 1000, 70000):
            out.append(line(seed, f"permutation({n});rand(1)"))
            out.append(line(seed, f"shuffle({n});rand(1)"))
        for call in (
            "choice(10,5,true)", "choice(10,5,false)", "choice(10,10,false)", "choice(1000,20,false)",
            "choice(4,100,true,0.1,0.2,0.3,0.4)", "choice(4,3,false,0.1,0.2,0.3,0.4)", "choice(4,4,false,0.1,0.2,0.3,0.4)",
            "choice(6,2,false,0.5,0.0,0.0,0.25,0.25,0.0)", "choice(1,1,true)", "choice(3,0,true)",
        ):
            out.append(line(seed, call + ";rand(1)"))
    out.append(line("42", "randn(10000000)"))
    out.append(line("42", "rand(10000000)"))
    out.append(line("0", "standard_gamma(0.3,1000000)"))
    out.append(line("0", "lognormal(0.0,3.0,1000000)"))
    arrays = [out[0]] + [array_line(name, make) for name, make in ARRAYS.items()]
    for name, lines in (("streams", out), ("arrays", arrays)):
        with open(f"{sys.argv[1]}/{name}.tsv", "w", newline="\n") as f:
            f.writelines(lines)
        print(name, len(lines) - 1, "cases")


main()
