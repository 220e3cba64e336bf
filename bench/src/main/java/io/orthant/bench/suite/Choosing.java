package io.orthant.bench.suite;

import io.orthant.NDArray;
import io.orthant.Np;
import java.util.List;
import java.util.stream.Stream;

/** Kernels that follow indices or put items in order. */
final class Choosing {
    private Choosing() {}

    static List<Kernel> rows() {
        return Stream.of(indexing(), sorting())
                .flatMap(theme -> theme.rows().stream())
                .toList();
    }

    private static Theme indexing() {
        return new Theme("indexing", Suite.SIZES)
                .two("take f64 (np.take)", 24, "np.take(x, idx)", "x", "idx", Np::take)
                .two("take f64 (x[idx])", 24, "x[idx]", "x", "idx", (x, at) -> x.get(at))
                .two("take rows f64", 16, "m[row_idx]", "m", "row_idx", (m, at) -> m.get(at))
                .row("set f64 (w[idx] = y)", 24, "w[idx] = y", data -> {
                    NDArray w = data.get("w");
                    NDArray at = data.get("idx");
                    NDArray y = data.get("y");
                    return () -> w.set(at, y);
                })
                .two("mask select f64", 13, "x[b]", "x", "b", (x, b) -> x.get(b))
                .two("mask set f64", 5, "w[b] = 0.0", "w", "b", (w, b) -> w.set(b, 0.0))
                .one("nonzero", 0, "b.nonzero()", "b", NDArray::nonzero)
                .one("slice f64 (x[1:-1])", 0, "x[1:-1]", "x", x -> x.get("1:-1"))
                .at(10);
    }

    private static Theme sorting() {
        return new Theme("sorting", Suite.SIZES)
                .one("sort f64", 0, "np.sort(x)", "x", NDArray::sort)
                .one("sort f32", 0, "np.sort(xf)", "xf", NDArray::sort)
                .one("sort i64", 0, "np.sort(i)", "i", NDArray::sort)
                .one("sort f64, axis 1", 0, "np.sort(m, axis=1)", "m", m -> m.sort(1))
                .one("argsort f64", 0, "np.argsort(x)", "x", NDArray::argsort)
                .one("argsort i64", 0, "np.argsort(i)", "i", NDArray::argsort)
                .one("unique f64", 0, "np.unique(x)", "x", Np::unique)
                .one("unique i64", 0, "np.unique(i)", "i", Np::unique)
                .one("partition f64", 0, "np.partition(x, n // 3)", "x", x -> Np.partition(x, x.size() / 3))
                .one("median f64", 0, "np.median(x)", "x", Np::median)
                .one("percentile f64", 0, "np.percentile(x, 90)", "x", x -> Np.percentile(x, 90))
                .two("searchsorted f64", 0, "np.searchsorted(sorted_y, x)", "sorted_y", "x", Np::searchsorted)
                .one("bincount", 0, "np.bincount(i)", "i", Np::bincount);
    }
}
