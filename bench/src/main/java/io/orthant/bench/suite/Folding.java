package io.orthant.bench.suite;

import io.orthant.NDArray;
import io.orthant.Np;
import io.orthant.linalg.Linalg;
import io.orthant.nn.Nn;
import java.util.List;
import java.util.stream.Stream;

/** Reductions, running sums, and what is made of them. */
final class Folding {
    private Folding() {}

    static List<Kernel> rows() {
        return Stream.of(whole(), axes(), networks())
                .flatMap(theme -> theme.rows().stream())
                .toList();
    }

    private static Theme whole() {
        return new Theme("reductions", Suite.SIZES)
                .one("sum f64", 8, "x.sum()", "x", NDArray::sum)
                .one("sum f32", 4, "xf.sum()", "xf", NDArray::sum)
                .one("sum i64", 8, "i.sum()", "i", NDArray::sum)
                .one("sum f64, reversed", 8, "reverse.sum()", "reverse", NDArray::sum)
                .one("sum f64, every second", 8, "second.sum()", "second", NDArray::sum)
                .one("mean f64", 8, "x.mean()", "x", NDArray::mean)
                .one("mean f32", 4, "xf.mean()", "xf", NDArray::mean)
                .one("std f64", 16, "x.std()", "x", NDArray::std)
                .one("std f32", 8, "xf.std()", "xf", NDArray::std)
                .one("max f64", 8, "x.max()", "x", NDArray::max)
                .one("max f32", 4, "xf.max()", "xf", NDArray::max)
                .one("max i64", 8, "i.max()", "i", NDArray::max)
                .one("argmax f64", 8, "x.argmax()", "x", NDArray::argmax)
                .one("argmax f32", 4, "xf.argmax()", "xf", NDArray::argmax)
                .one("argmax i64", 8, "i.argmax()", "i", NDArray::argmax)
                .one("any, of none", 1, "none.any()", "none", NDArray::any)
                .one("all, of every", 1, "every.all()", "every", NDArray::all)
                .one("count nonzero", 1, "np.count_nonzero(b)", "b", NDArray::countNonzero)
                .two(
                        "sum of x * y, fused",
                        16,
                        "(x * y).sum()",
                        "x",
                        "y",
                        (x, y) -> x.lazy().times(y).sum().eval())
                .two("dot f64", 16, "np.dot(x, y)", "x", "y", Np::dot)
                .one("norm f64", 8, "np.linalg.norm(x)", "x", Linalg::norm)
                .one("cumsum f64", 16, "x.cumsum()", "x", NDArray::cumsum)
                .one("cumsum f32", 8, "xf.cumsum()", "xf", NDArray::cumsum)
                .one("cumsum i64", 16, "i.cumsum()", "i", NDArray::cumsum);
    }

    private static Theme axes() {
        return new Theme("reductions by axis", Suite.SIZES)
                .one("sum f64, axis 0", 8, "m.sum(axis=0)", "m", m -> m.sum(0))
                .one("sum f64, axis 1", 8, "m.sum(axis=1)", "m", m -> m.sum(1))
                .one("sum f32, axis 0", 4, "mf.sum(axis=0)", "mf", m -> m.sum(0))
                .one("sum f32, axis 1", 4, "mf.sum(axis=1)", "mf", m -> m.sum(1))
                .one("sum i64, axis 0", 8, "mi.sum(axis=0)", "mi", m -> m.sum(0))
                .one("sum i64, axis 1", 8, "mi.sum(axis=1)", "mi", m -> m.sum(1))
                .one("mean f64, axis 0", 8, "m.mean(axis=0)", "m", m -> m.mean(0))
                .one("mean f64, axis 1", 8, "m.mean(axis=1)", "m", m -> m.mean(1))
                .one("std f64, axis 0", 16, "m.std(axis=0)", "m", m -> m.std(0))
                .one("std f64, axis 1", 16, "m.std(axis=1)", "m", m -> m.std(1))
                .one("max f64, axis 0", 8, "m.max(axis=0)", "m", m -> m.max(0))
                .one("max f64, axis 1", 8, "m.max(axis=1)", "m", m -> m.max(1))
                .one("argmax f64, axis 0", 8, "m.argmax(axis=0)", "m", m -> m.argmax(0))
                .one("argmax f64, axis 1", 8, "m.argmax(axis=1)", "m", m -> m.argmax(1))
                .one("any, axis 0", 1, "mb.any(axis=0)", "mb", m -> m.any(0))
                .one("any, axis 1", 1, "mb.any(axis=1)", "mb", m -> m.any(1))
                .one("cumsum f64, axis 0", 16, "m.cumsum(axis=0)", "m", m -> m.cumsum(0))
                .one("cumsum f64, axis 1", 16, "m.cumsum(axis=1)", "m", m -> m.cumsum(1));
    }

    private static Theme networks() {
        String softmax = "e = np.exp({0} - {0}.max(axis=1, keepdims=True)); e / e.sum(axis=1, keepdims=True)";
        String logSoftmax = "s = m - m.max(axis=1, keepdims=True); s - np.log(np.exp(s).sum(axis=1, keepdims=True))";
        return new Theme("networks", Suite.SIZES)
                .one("softmax f64", 0, softmax.replace("{0}", "m"), "m", m -> Nn.softmax(m, 1))
                .at(10, 1_000, 100_000, 1_000_000, 10_000_000)
                .one("softmax f32", 0, softmax.replace("{0}", "mf"), "mf", m -> Nn.softmax(m, 1))
                .one("log-softmax f64", 0, logSoftmax, "m", m -> Nn.logSoftmax(m, 1))
                .two(
                        "cross entropy f64",
                        0,
                        logSoftmax.replace("; s - ", "; l = s - ") + "; -l[np.arange(len(l)), labels].mean()",
                        "m",
                        "labels",
                        Nn::crossEntropyFromLogits)
                .one(
                        "standardize f64, axis 0",
                        24,
                        "(m - m.mean(axis=0, keepdims=True)) / (m.std(axis=0, keepdims=True) + 1e-8)",
                        "m",
                        m -> Nn.standardize(m, 0))
                .one("sigmoid f64", 0, "1 / (1 + np.exp(-x))", "x", Nn::sigmoid)
                .one("relu f64", 16, "np.maximum(x, 0)", "x", Nn::relu);
    }
}
