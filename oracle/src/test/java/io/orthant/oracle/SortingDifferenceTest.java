package io.orthant.oracle;

import static io.orthant.oracle.Differential.arrays;

import io.orthant.NDArray;
import io.orthant.Np;
import io.orthant.Side;
import io.orthant.dtype.DType;
import org.junit.jupiter.api.Test;

/** Sorting, searching and sets. */
class SortingDifferenceTest {
    private final Samples samples = new Samples(101);

    @Test
    void sorting() {
        Differential d = Differential.of("sorting and searching");
        for (DType dtype : DType.values()) {
            for (Layout layout : Layout.values()) {
                for (long[] shape : new long[][] {{1}, {7}, {40}, {300}, {4, 5}, {2, 3, 20}, {0}, {3, 0}}) {
                    for (Samples.Values values : new Samples.Values[] {Samples.Values.ALL, Samples.Values.FEW}) {
                        NDArray a = samples.array(dtype, layout, values, shape);
                        var names = arrays("a", a);
                        d.check("sort", "np.sort(a, kind='stable')", names, () -> Np.sort(a));
                        d.check("sort", "np.sort(a, axis=0, kind='stable')", names, () -> Np.sort(a, 0));
                        // which of equal items comes first is said of the stable sort only
                        d.check("argsort", "np.argsort(a, kind='stable')", names, () -> Np.argsort(a));
                        d.check("argsort", "np.argsort(a, axis=0, kind='stable')", names, () -> Np.argsort(a, 0));
                        d.check("nonzero", "np.nonzero(a)", names, () -> Np.nonzero(a));
                        d.check("flatnonzero", "np.flatnonzero(a)", names, () -> Np.flatnonzero(a));
                        d.check("argwhere", "np.argwhere(a)", names, () -> Np.argwhere(a));
                        // which zero stands for both, and which complex NaN for all, is left to chance in NumPy
                        NDArray u = dtype.isComplex() ? samples.array(dtype, layout, Samples.Values.TAME, shape) : a;
                        d.check(
                                "unique",
                                "np.unique(a)",
                                arrays("a", u),
                                Tolerance.within(Double.MIN_VALUE),
                                () -> Np.unique(u));
                        if (shape.length == 1) {
                            NDArray v = samples.array(dtype, Layout.PLAIN, values, 3, 4);
                            d.check(
                                    "searchsorted",
                                    "np.searchsorted(np.sort(a), v)",
                                    arrays("a", a, "v", v),
                                    () -> Np.searchsorted(Np.sort(a), v));
                            d.check(
                                    "searchsorted",
                                    "np.searchsorted(np.sort(a), v, side='right')",
                                    arrays("a", a, "v", v),
                                    () -> Np.searchsorted(Np.sort(a), v, Side.RIGHT));
                            d.check(
                                    "searchsorted",
                                    "np.searchsorted(np.sort(a), 2)",
                                    names,
                                    () -> Np.searchsorted(Np.sort(a), 2));
                        }
                    }
                }
            }
        }
        d.finish();
    }

    @Test
    void statistics() {
        Differential d = Differential.of("statistics");
        for (DType dtype : DType.values()) {
            for (Layout layout : Layout.values()) {
                for (long[] shape : new long[][] {{7}, {10}, {4, 9}, {3, 4, 5}}) {
                    NDArray a = samples.array(dtype, layout, Samples.Values.TAME, shape);
                    var names = arrays("a", a);
                    // sums over products and interpolations run in other orders
                    boolean single = dtype == DType.FLOAT32 || dtype == DType.COMPLEX64;
                    Tolerance near = new Tolerance(8, dtype == DType.FLOAT16 ? 1e-2 : single ? 1e-4 : 1e-12);
                    d.check("median", "np.median(a)", names, near, false, () -> Np.median(a));
                    d.check("median", "np.median(a, axis=0)", names, near, false, () -> Np.median(a, 0));
                    if (shape.length < 3) {
                        d.check("cov", "np.cov(a)", names, near, false, () -> Np.cov(a));
                        d.check("cov", "np.cov(a, rowvar=False)", names, near, false, () -> Np.cov(a, false));
                        d.check("cov", "np.cov(a, ddof=0)", names, near, false, () -> Np.cov(a, true, 0));
                    }
                    if (!dtype.isComplex() && !dtype.isBool()) {
                        d.check("quantile", "np.quantile(a, 0.3)", names, near, false, () -> Np.quantile(a, 0.3));
                        d.check(
                                "percentile",
                                "np.percentile(a, 75, axis=-1)",
                                names,
                                near,
                                false,
                                () -> Np.percentile(a, 75, -1));
                    }
                    NDArray b = samples.array(DType.UINT8, layout, Samples.Values.FEW, shape);
                    d.check("bincount", "np.bincount(a.ravel())", arrays("a", b), () -> Np.bincount(b.ravel()));
                }
            }
        }
        d.finish();
    }
}
