"""NumPy's side of FirstFigures: reads a kernel's name per line, runs it, answers with nanoseconds per call."""

import sys
import time

import numpy as np

N = 10_000_000
rng = np.random.RandomState(42)
x = rng.randn(N)
f = x.astype(np.float32)
small = np.arange(10.0)
other = np.arange(10.0)


def pipeline():
    z = (x - x.mean()) / x.std()
    return np.clip(z * 1.2, -1, 1)


def pipeline_in_place(a):
    mean, std = a.mean(), a.std()
    np.subtract(a, mean, out=a)
    np.divide(a, std, out=a)
    np.multiply(a, 1.2, out=a)
    np.clip(a, -1, 1, out=a)


def timed(run, calls=1):
    start = time.perf_counter_ns()
    for _ in range(calls):
        run()
    return (time.perf_counter_ns() - start) / calls


def in_place():
    a = f.copy()
    return timed(lambda: pipeline_in_place(a))


KERNELS = {
    "pipeline f64, new arrays": lambda: timed(pipeline),
    "pipeline f32, in place": in_place,
    "add of 10 elements": lambda: timed(lambda: small + other, 100_000),
    "exp f64": lambda: timed(lambda: np.exp(x)),
    "sum f64": lambda: timed(lambda: x.sum()),
    "add f64": lambda: timed(lambda: x + x),
    "std f64": lambda: timed(lambda: x.std()),
}

print(np.__version__, flush=True)
for line in sys.stdin:
    print(KERNELS[line.strip()](), flush=True)
