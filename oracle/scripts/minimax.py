"""Coefficients of io.orthant.op.Elementary and Inverses: near-minimax polynomials by Chebyshev interpolation in 60 digits.

Needs mpmath. Prints, lowest power first, coefficients rounded to the precision of use, and the error of the rounded
polynomial on the interval.
"""
import numpy as np
from mpmath import mp, mpf, asin, atan, chebyfit, exp, log, sqrt

mp.dps = 60
LN2 = log(mpf(2))


def series(f, zero, x):
    return zero if abs(x) < mpf(10) ** -25 else f(x)


def show(name, f, a, b, n, single):
    p = chebyfit(f, [a, b], n)[::-1]
    rounded = [mpf(float(np.float32(float(c)))) if single else mpf(float(c)) for c in p]
    err = max(
        abs(sum(c * x**i for i, c in enumerate(rounded)) - f(x))
        for x in [a + (b - a) * mpf(k) / 400 for k in range(401)]
    )
    print(f"{name} ({'float' if single else 'double'}), error {mp.nstr(err, 3)}:")
    print("   ", ", ".join(repr(float(c)) for c in rounded))


def exp_rest(r):
    return series(lambda v: (exp(v) - 1 - v) / v**2, mpf(1) / 2, r)


def exp2_rest(r):
    return series(lambda v: (mpf(2) ** v - 1 - v * LN2) / v**2, LN2**2 / 2, r)


def log_rest(z):
    """With s = f / (2 + f), z = s * s: (log(1 + f) - 2 s) / (s z)."""

    def at(v):
        s = sqrt(v)
        return (log((1 + s) / (1 - s)) - 2 * s) / (s * v)

    return series(at, mpf(2) / 3, z)


def atan_rest(z):
    """With s = sqrt(z): (atan(s) - s) / (s z)."""

    def at(v):
        s = sqrt(v)
        return (atan(s) - s) / (s * v)

    return series(at, -mpf(1) / 3, z)


def asin_rest(z):
    def at(v):
        s = sqrt(v)
        return (asin(s) - s) / (s * v)

    return series(at, mpf(1) / 6, z)


half = LN2 / 2 * mpf("1.001")
zmax = ((sqrt(mpf(2)) - 1) / (sqrt(mpf(2)) + 1)) ** 2 * mpf("1.001")
show("exp", exp_rest, -half, half, 11, False)
show("exp", exp_rest, -half, half, 6, True)
show("exp2", exp2_rest, -mpf("0.5005"), mpf("0.5005"), 11, False)
show("exp2", exp2_rest, -mpf("0.5005"), mpf("0.5005"), 6, True)
show("log", log_rest, mpf(0), zmax, 7, False)
show("log", log_rest, mpf(0), zmax, 4, True)
tmax = (sqrt(mpf(2)) - 1) ** 2 * mpf("1.001")
show("arctan", atan_rest, mpf(0), tmax, 11, False)
show("arctan", atan_rest, mpf(0), tmax, 5, True)
show("arcsin", asin_rest, mpf(0), mpf("0.25"), 13, False)
show("arcsin", asin_rest, mpf(0), mpf("0.25"), 6, True)
