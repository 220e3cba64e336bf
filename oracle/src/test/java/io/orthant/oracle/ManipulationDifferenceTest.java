package io.orthant.oracle;

import static io.orthant.oracle.Differential.arrays;

import io.orthant.NDArray;
import io.orthant.Np;
import io.orthant.dtype.DType;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Creation, joining, splitting, repeating, taking, choosing. */
class ManipulationDifferenceTest {
    private final Samples samples = new Samples(71);

    @Test
    void creation() {
        Differential d = Differential.of("creation");
        var none = arrays();
        for (DType dtype : DType.values()) {
            String t = ", dtype='" + dtype + "')";
            d.check("zeros", "np.zeros((2, 3)" + t, none, () -> Np.zeros(dtype, 2, 3));
            d.check("ones", "np.ones((2, 0)" + t, none, () -> Np.ones(dtype, 2, 0));
            d.check("full", "np.full((2, 2), 7" + t, none, () -> Np.full(new long[] {2, 2}, 7, dtype));
            d.check("eye", "np.eye(3, 4, k=-1" + t, none, () -> Np.eye(3, 4, -1, dtype));
            d.check("identity", "np.identity(3" + t, none, () -> Np.identity(3, dtype));
            if (!dtype.isBool()) {
                d.check("arange", "np.arange(3, 40, 7" + t, none, () -> Np.arange(3, 40, 7, dtype));
            }
            NDArray a = samples.plain(dtype, 2, 3);
            d.check("zeros_like", "np.zeros_like(a)", arrays("a", a), () -> Np.zerosLike(a));
            d.check("ones_like", "np.ones_like(a, dtype='int16')", arrays("a", a), () -> Np.onesLike(a, DType.INT16));
            d.check("full_like", "np.full_like(a, 3)", arrays("a", a), () -> Np.fullLike(a, 3));
            NDArray v = samples.plain(dtype, 4);
            NDArray w = samples.plain(dtype, 3);
            for (int k = -2; k < 3; k++) {
                int i = k;
                d.check("diag", "np.diag(v, " + k + ")", arrays("v", v), () -> Np.diag(v, i));
                d.check("diag", "np.diag(v, " + k + ")", arrays("v", a), () -> Np.diag(a, i));
                d.check("diagflat", "np.diagflat(v, " + k + ")", arrays("v", a), () -> Np.diagflat(a, i));
            }
            d.check("meshgrid", "tuple(np.meshgrid(v, w))", arrays("v", v, "w", w), () -> Np.meshgrid(v, w));
            d.check(
                    "meshgrid",
                    "tuple(np.meshgrid(v, w, indexing='ij', sparse=True))",
                    arrays("v", v, "w", w),
                    () -> Np.meshgrid(false, true, v, w));
        }
        for (double[] r : new double[][] {
            {0, 1, 0.1}, {5, -3, -0.7}, {0, 0, 1}, {1, 0, 1}, {-1e9, 1e9, 1.7e8}, {0, 1, 1.0 / 3}, {2.5, 9.5, 1}
        }) {
            d.check(
                    "arange",
                    "np.arange(" + r[0] + ", " + r[1] + ", " + r[2] + ")",
                    none,
                    () -> Np.arange(r[0], r[1], r[2]));
            for (long n : new long[] {0, 1, 2, 7, 50}) {
                d.check(
                        "linspace",
                        "np.linspace(" + r[0] + ", " + r[1] + ", " + n + ")",
                        none,
                        () -> Np.linspace(r[0], r[1], n));
                d.check(
                        "linspace",
                        "np.linspace(" + r[0] + ", " + r[1] + ", " + n + ", endpoint=False)",
                        none,
                        () -> Np.linspace(r[0], r[1], n, false));
            }
        }
        d.check(
                "fromfunction",
                "np.fromfunction(lambda i, j: i * 10 + j, (3, 4))",
                none,
                () -> Np.fromFunction(ij -> Np.add(Np.multiply(ij.get(0), 10), ij.get(1)), 3, 4));
        d.finish();
    }

    @Test
    void joiningAndRepeating() {
        Differential d = Differential.of("joining, splitting, repeating");
        for (DType dtype : DType.values()) {
            DType other = DType.values()[(dtype.ordinal() + 5) % DType.values().length];
            for (Layout layout : Layout.values()) {
                NDArray a = samples.array(dtype, layout, Samples.Values.POSITIVE, 4, 6);
                NDArray b = samples.array(other, layout, Samples.Values.POSITIVE, 4, 6);
                NDArray c = samples.array(dtype, layout, Samples.Values.POSITIVE, 2, 6);
                var names = arrays("a", a, "b", b, "c", c);
                d.check("concatenate", "np.concatenate((a, b))", names, () -> Np.concatenate(a, b));
                d.check("concatenate", "np.concatenate((a, c, b))", names, () -> Np.concatenate(a, c, b));
                d.check("concatenate", "np.concatenate((a, b), axis=-1)", names, () -> Np.concatenate(-1, a, b));
                d.check("concatenate", "np.concatenate((a, c), axis=1)", names, () -> Np.concatenate(1, a, c));
                d.check(
                        "concatenate",
                        "np.concatenate((a, c), axis=None)",
                        names,
                        () -> Np.concatenate(List.of(a, c), null));
                d.check("stack", "np.stack((a, b))", names, () -> Np.stack(a, b));
                d.check("stack", "np.stack((a, b), axis=2)", names, () -> Np.stack(2, a, b));
                d.check("stack", "np.stack((a, c))", names, () -> Np.stack(a, c));
                d.check("vstack", "np.vstack((a, c))", names, () -> Np.vstack(a, c));
                d.check("hstack", "np.hstack((a, b))", names, () -> Np.hstack(a, b));
                d.check("dstack", "np.dstack((a, b))", names, () -> Np.dstack(a, b));
                d.check("split", "tuple(np.split(a, 2))", names, () -> Np.split(a, 2));
                d.check("split", "tuple(np.split(a, 3, axis=1))", names, () -> Np.split(a, 3, 1));
                d.check("split", "tuple(np.split(a, 3))", names, () -> Np.split(a, 3));
                d.check(
                        "split",
                        "tuple(np.split(a, [1, 5, 9], axis=1))",
                        names,
                        () -> Np.split(a, new long[] {1, 5, 9}, 1));
                d.check("tile", "np.tile(a, 2)", names, () -> Np.tile(a, 2));
                d.check("tile", "np.tile(a, (2, 1, 3))", names, () -> Np.tile(a, 2, 1, 3));
                d.check("repeat", "np.repeat(a, 2)", names, () -> Np.repeat(a, 2));
                d.check("repeat", "np.repeat(a, 3, axis=0)", names, () -> Np.repeat(a, 3, 0));
                NDArray counts = Np.array(new long[] {1, 0, 2, 3});
                d.check(
                        "repeat",
                        "np.repeat(a, n, axis=0)",
                        arrays("a", a, "n", counts),
                        () -> Np.repeat(a, counts, 0));
                for (int shift : new int[] {-7, -1, 0, 1, 5}) {
                    d.check("roll", "np.roll(a, " + shift + ")", names, () -> Np.roll(a, shift));
                    d.check("roll", "np.roll(a, " + shift + ", axis=1)", names, () -> Np.roll(a, shift, 1));
                }
                d.check("flip", "np.flip(a)", names, () -> Np.flip(a));
                d.check("flip", "np.flip(a, 1)", names, () -> Np.flip(a, 1));
                d.check("rot90", "np.rot90(a)", names, () -> Np.rot90(a));
                NDArray i = samples.indices(4, 2, 2);
                d.check("take", "np.take(a, i)", arrays("a", a, "i", i), () -> Np.take(a, i));
                d.check("take", "np.take(a, i, axis=0)", arrays("a", a, "i", i), () -> Np.take(a, i, 0));
                d.check("take", "np.take(a, i, axis=-1)", arrays("a", a, "i", i), () -> Np.take(a, i, -1));
                d.check("broadcast_to", "np.broadcast_to(a, (2, 4, 6))", names, () -> Np.broadcastTo(a, 2, 4, 6));
                d.check("broadcast_to", "np.broadcast_to(a, (4, 3))", names, () -> Np.broadcastTo(a, 4, 3));
                d.check("pad", "np.pad(a, 2)", names, () -> Np.pad(a, 2));
            }
        }
        d.finish();
    }

    @Test
    void choosing() {
        Differential d = Differential.of("where, clip, closeness");
        for (DType dtype : DType.values()) {
            for (Layout layout : Layout.values()) {
                NDArray a = samples.array(dtype, layout, Samples.Values.FEW, 4, 6);
                NDArray m = samples.array(DType.BOOL, layout, Samples.Values.ALL, 4, 6);
                for (DType other : DType.values()) {
                    NDArray b = samples.array(other, Layout.PLAIN, Samples.Values.FEW, 6);
                    var names = arrays("a", a, "b", b, "m", m);
                    d.check("where", "np.where(m, a, b)", names, () -> Np.where(m, a, b));
                    if (layout.ordinal() < 2) {
                        d.check("isclose", "np.isclose(a, b)", names, () -> Np.isclose(a, b));
                        d.check("allclose", "np.allclose(a, b)", names, () -> Np.allclose(a, b));
                        d.check("array_equal", "np.array_equal(a, b)", names, () -> Np.arrayEqual(a, b));
                        if (!other.isComplex()) { // NumPy's clip drops some NaN parts of complex bounds
                            d.check("clip", "np.clip(a, b, 2)", names, () -> Np.clip(a, b, 2));
                        }
                    }
                }
                var names = arrays("a", a, "m", m);
                d.check("where", "np.where(m, a, 0)", names, () -> Np.where(m, a, 0));
                d.check("where", "np.where(m, 1.5, a)", names, () -> Np.where(m, 1.5, a));
                d.check("where", "np.where(a, 1, a)", names, () -> Np.where(a, 1, a));
                d.check("clip", "np.clip(a, 0, 2)", names, () -> Np.clip(a, 0, 2));
                d.check("clip", "np.clip(a, 0.5, 1.5)", names, () -> Np.clip(a, 0.5, 1.5));
                d.check("isclose", "np.isclose(a, a, equal_nan=True)", names, () -> Np.isclose(a, a, 1e-5, 1e-8, true));
                d.check("array_equal", "np.array_equal(a, a)", names, () -> Np.arrayEqual(a, a));
            }
        }
        d.finish();
    }
}
