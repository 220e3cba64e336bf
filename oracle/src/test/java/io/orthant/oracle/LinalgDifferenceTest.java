package io.orthant.oracle;

import static io.orthant.oracle.Differential.arrays;

import io.orthant.NDArray;
import io.orthant.Np;
import io.orthant.dtype.DType;
import io.orthant.linalg.Eigh;
import io.orthant.linalg.Linalg;
import io.orthant.linalg.Lstsq;
import io.orthant.linalg.Qr;
import io.orthant.linalg.Slogdet;
import io.orthant.linalg.Svd;
import org.junit.jupiter.api.Test;

/** Linear algebra within a tolerance. Vectors that are unique only up to a sign are compared by what they rebuild. */
class LinalgDifferenceTest {
    private static final DType[] FLOATS = {DType.FLOAT32, DType.FLOAT64, DType.COMPLEX64, DType.COMPLEX128};

    private final Samples samples = new Samples(91);

    @Test
    void products() {
        Differential d = Differential.of("products");
        long[][][] pairs = {
            {{3, 4}, {4, 5}},
            {{4}, {4, 3}},
            {{3, 4}, {4}},
            {{4}, {4}},
            {{2, 3, 4}, {4, 2}},
            {{2, 3, 4}, {2, 4, 5}},
            {{5, 1, 3, 4}, {2, 4, 3}},
            {{3, 4}, {3, 4}},
            {{0, 3}, {3, 2}},
            {{2, 0}, {0, 3}},
            {{}, {3}},
            {{70, 65}, {65, 33}}
        };
        for (DType dtype : DType.values()) {
            for (long[][] p : pairs) {
                for (Layout layout : new Layout[] {Layout.PLAIN, Layout.TRANSPOSED, Layout.STEPPED, Layout.REVERSED}) {
                    NDArray a = samples.array(dtype, layout, Samples.Values.TAME, p[0]);
                    NDArray b = samples.array(dtype, Layout.PLAIN, Samples.Values.TAME, p[1]);
                    var names = arrays("a", a, "b", b);
                    // float16 rounds in NumPy after each step of a dot product of its own
                    Tolerance t = dtype == DType.FLOAT16 ? Tolerance.within(4) : tolerance(dtype, 4000);
                    d.check("matmul", "np.matmul(a, b)", names, t, false, () -> Linalg.matmul(a, b));
                    d.check("dot", "np.dot(a, b)", names, t, false, () -> Linalg.dot(a, b));
                    if (p[0].length < 3) {
                        d.check("inner", "np.inner(a, b)", names, t, false, () -> Linalg.inner(a, b));
                        d.check("outer", "np.outer(a, b)", names, t, false, () -> Linalg.outer(a, b));
                    }
                    DType other = DType.values()[(dtype.ordinal() + 4) % 14];
                    NDArray c = samples.array(other, Layout.PLAIN, Samples.Values.TAME, p[1]);
                    boolean half = dtype == DType.FLOAT16 || other == DType.FLOAT16;
                    d.check(
                            "matmul",
                            "np.matmul(a, b)",
                            arrays("a", a, "b", c),
                            half ? Tolerance.within(40) : tolerance(DType.FLOAT32, 4000),
                            false,
                            () -> Linalg.matmul(a, c));
                }
            }
        }
        d.finish();
    }

    @Test
    void factorisationsAndSolvers() {
        Differential d = Differential.of("linear algebra");
        long[][] shapes = {{3, 3}, {5, 3}, {3, 5}, {1, 1}, {2, 4, 4}, {12, 12}, {0, 0}, {3}};
        for (DType dtype : FLOATS) {
            for (long[] shape : shapes) {
                for (Layout layout : new Layout[] {Layout.PLAIN, Layout.TRANSPOSED, Layout.BROADCAST}) {
                    NDArray a = samples.array(dtype, layout, Samples.Values.TAME, shape);
                    one(d, dtype, a, layout == Layout.BROADCAST);
                }
            }
        }
        for (DType dtype : new DType[] {DType.INT32, DType.BOOL, DType.FLOAT16}) {
            one(d, dtype, samples.tame(dtype, 3, 3), true);
        }
        d.finish();
    }

    private void one(Differential d, DType dtype, NDArray a, boolean singular) {
        var names = arrays("a", a);
        Tolerance loose = tolerance(dtype, 100_000);
        d.check(
                "svd",
                "np.linalg.svd(a).S",
                names,
                loose,
                false,
                () -> Linalg.svd(a).s());
        d.check(
                "svd",
                "u, s, v = np.linalg.svd(a, full_matrices=False); (u * s[..., newaxis, :]) @ v",
                names,
                loose,
                false,
                () -> {
                    Svd svd = Linalg.svd(a, false);
                    NDArray s = svd.s();
                    return Linalg.matmul(Np.multiply(svd.u(), s.expandDims(s.ndim() - 1)), svd.vh());
                });
        d.check(
                "eigh",
                "np.linalg.eigh(a).eigenvalues",
                names,
                loose,
                false,
                () -> Linalg.eigh(a).eigenvalues());
        d.check(
                "eigh",
                "w, v = np.linalg.eigh(a); (v * w[..., newaxis, :]) @ np.conj(np.swapaxes(v, -1, -2))",
                names,
                loose,
                false,
                () -> {
                    Eigh e = Linalg.eigh(a);
                    NDArray w = e.eigenvalues();
                    NDArray v = e.eigenvectors();
                    return Linalg.matmul(Np.multiply(v, w.expandDims(w.ndim() - 1)), Np.conjugate(v.swapaxes(-1, -2)));
                });
        d.check("qr", "np.matmul(*np.linalg.qr(a))", names, loose, false, () -> {
            Qr qr = Linalg.qr(a);
            return Linalg.matmul(qr.q(), qr.r());
        });
        d.check("norm", "np.linalg.norm(a)", names, loose, false, () -> Linalg.norm(a));
        d.check(
                "cholesky",
                "p = a @ np.conj(np.swapaxes(a, -1, -2)) + 9 * np.eye(a.shape[-2], dtype=a.dtype); np.linalg.cholesky(p)",
                names,
                loose,
                false,
                () -> {
                    NDArray p = Np.add(
                            Linalg.matmul(a, Np.conjugate(a.swapaxes(-1, -2))),
                            Np.multiply(Np.eye(a.shape(-2), a.shape(-2), 0, a.dtype()), 9));
                    return Linalg.cholesky(p);
                });
        if (singular) {
            return; // how singular rounding leaves it is the factorisation's own affair
        }
        d.check("det", "np.linalg.det(a)", names, tolerance(dtype, 10_000_000), false, () -> Linalg.det(a));
        d.check("slogdet", "np.linalg.slogdet(a)", names, loose, false, () -> {
            Slogdet s = Linalg.slogdet(a);
            return new Object[] {s.sign(), s.logabsdet()};
        });
        d.check("inv", "np.linalg.inv(a)", names, loose, false, () -> Linalg.inv(a));
        d.check("pinv", "np.linalg.pinv(a)", names, loose, false, () -> Linalg.pinv(a));
        long rows = a.ndim() > 1 ? a.shape(-2) : 1;
        for (long[] right : new long[][] {{rows}, {rows, 2}}) {
            NDArray b = samples.array(dtype, Layout.PLAIN, Samples.Values.TAME, right);
            d.check("solve", "np.linalg.solve(a, b)", arrays("a", a, "b", b), loose, false, () -> Linalg.solve(a, b));
            d.check("lstsq", "np.linalg.lstsq(a, b)", arrays("a", a, "b", b), loose, false, () -> {
                Lstsq l = Linalg.lstsq(a, b);
                return new Object[] {l.x(), l.residuals(), l.rank(), l.s()};
            });
        }
    }

    @Test
    void singularInput() {
        Differential d = Differential.of("singular input");
        for (DType dtype : FLOATS) {
            NDArray zeros = Np.zeros(dtype, 3, 3);
            d.check("inv", "np.linalg.inv(a)", arrays("a", zeros), () -> Linalg.inv(zeros));
            d.check("solve", "np.linalg.solve(a, a)", arrays("a", zeros), () -> Linalg.solve(zeros, zeros));
            d.check("cholesky", "np.linalg.cholesky(a)", arrays("a", zeros), () -> Linalg.cholesky(zeros));
            d.check("det", "np.linalg.det(a)", arrays("a", zeros), () -> Linalg.det(zeros));
        }
        d.finish();
    }

    private static Tolerance tolerance(DType dtype, long ulps) {
        if (!dtype.isInexact()) {
            return dtype.isInteger() || dtype.isBool() ? new Tolerance(0, 1e-8) : Tolerance.EXACT;
        }
        boolean single = dtype.realType() == DType.FLOAT32;
        return new Tolerance(ulps, ulps * (single ? 1e-7 : 2e-16));
    }
}
