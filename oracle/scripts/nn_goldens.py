"""Goldens of io.orthant.nn: activations, softmax, normalisation and cross entropy by the formulas of the NumPy course.

A line: function, argument (axis, or the classes of cross entropy), input (dtype, shape, items), result (the same).
"""

import numpy as np

from golden import join, write


def relu(x, _):
    return np.maximum(0, x)


def leaky_relu(x, _):
    return np.where(x > 0, x, 0.01 * x)


def sigmoid(x, _):
    return 1 / (1 + np.exp(-x))


def tanh(x, _):
    return np.tanh(x)


def softmax(x, axis):
    exp_vals = np.exp(x - x.max(axis=axis, keepdims=True))
    return exp_vals / exp_vals.sum(axis=axis, keepdims=True)


def softmax_unstable(x, axis):
    exp_x = np.exp(x)
    return exp_x / np.sum(exp_x, axis=axis, keepdims=True)


def logsumexp(x, axis):
    m = x.max(axis=axis, keepdims=True)
    return np.squeeze(m + np.log(np.sum(np.exp(x - m), axis=axis, keepdims=True)), axis)


def log_softmax(x, axis):
    m = x.max(axis=axis, keepdims=True)
    return x - (m + np.log(np.sum(np.exp(x - m), axis=axis, keepdims=True)))


def standardize(x, axis):
    return (x - x.mean(axis=axis, keepdims=True)) / (x.std(axis=axis, keepdims=True) + 1e-8)


def cross_entropy(x, y):
    return -log_softmax(x, 1)[np.arange(x.shape[0]), y].mean()


def array(a):
    a = np.asarray(a)
    return [str(a.dtype), ",".join(map(str, a.shape)), join(a)]


def main():
    rs = np.random.RandomState(7)
    inputs = [np.array([[1000, 1001, 999]]), np.array([[-3, 0, 5, 2], [7, 7, 7, 8]]),
              rs.randn(3, 5) * 3, rs.randn(5, 9) * 40, (rs.randn(3, 5) * 3).astype(np.float32), (rs.randn(9, 17) * 10).astype(np.float32),
              np.array([[-0.0, 0.0, np.nan, 1.0], [2.0, -1e-300, 5e-324, -20.0]])]
    rows = []
    for x in inputs:
        for f in [relu, leaky_relu, sigmoid, tanh]:
            rows.append([f.__name__, "-"] + array(x) + array(f(x, None)))
        for f in [softmax, softmax_unstable, logsumexp, log_softmax, standardize]:
            for axis in [0, 1, -1]:
                if x.max() < 700 or f is not softmax_unstable:
                    rows.append([f.__name__, str(axis)] + array(x) + array(f(x, axis)))
        y = rs.randint(0, x.shape[1], x.shape[0])
        rows.append(["cross_entropy", ",".join(map(str, y))] + array(x) + array(cross_entropy(x, y)))
    columns = "\t".join(["function", "argument"] + 2 * ["dtype", "shape", "items"])
    write("nn/nn.tsv", columns, ["\t".join(row) for row in rows])


if __name__ == "__main__":
    main()
