package io.orthant.oracle;

import static io.orthant.Index.NEWAXIS;
import static io.orthant.Index.slice;
import static io.orthant.oracle.Differential.arrays;

import io.orthant.NDArray;
import io.orthant.Np;
import io.orthant.dtype.DType;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Reading and writing by index. */
class IndexingDifferenceTest {
    private static final long[][] SHAPES = {{5}, {4, 3}, {3, 4, 5}, {2, 1, 3, 2}, {0, 3}, {1}, {7, 2}};
    private static final DType[] SOME = {DType.FLOAT64, DType.INT8, DType.COMPLEX64, DType.BOOL, DType.FLOAT16};

    private final Samples samples = new Samples(11);
    private final IndexTexts texts = new IndexTexts(12);
    private final SplittableRandom random = new SplittableRandom(13);

    @Test
    void basicIndicesGiveTheSameViews() {
        Differential d = Differential.of("basic indexing");
        for (long[] shape : SHAPES) {
            for (Layout layout : Layout.values()) {
                for (int k = 0; k < 12; k++) {
                    NDArray a = samples.array(SOME[k % SOME.length], layout, Samples.Values.ALL, shape);
                    String text = texts.basic(shape);
                    d.check("get", "a[" + text + "]", arrays("a", a), () -> a.get(text));
                    d.check(
                            "base",
                            "r = a[" + text + "]; np.shares_memory(r, a) or r.size == 0 or r.ndim == 0",
                            arrays("a", a),
                            () -> {
                                NDArray r = a.get(text);
                                return r.size() == 0 || r.ndim() == 0 || (a.sharesMemory(r) && r.base() != null);
                            });
                    d.check(
                            "strides",
                            "r = a[" + text + "]; np.array(r.strides if min(r.shape, default=0) > 1 else (0,))",
                            arrays("a", a),
                            () -> {
                                NDArray r = a.get(text);
                                boolean real = r.ndim() > 0
                                        && java.util.Arrays.stream(r.shape())
                                                        .min()
                                                        .orElse(0)
                                                > 1;
                                return real ? r.strides() : new long[1];
                            });
                }
            }
        }
        d.finish();
    }

    @Test
    void basicIndicesWriteTheSameItems() {
        Differential d = Differential.of("assignment");
        for (long[] shape : SHAPES) {
            for (Layout layout : Layout.values()) {
                if (layout == Layout.BROADCAST) {
                    continue;
                }
                for (int k = 0; k < 10; k++) {
                    DType dtype = SOME[k % SOME.length];
                    NDArray a = samples.array(dtype, layout, Samples.Values.TAME, shape);
                    String text = texts.basic(shape);
                    d.check("set scalar", "a[" + text + "] = 3; a", arrays("a", a.copy()), () -> {
                        NDArray b = a.copy();
                        b.set(text, 3);
                        return b;
                    });
                    NDArray v = samples.array(
                            k % 2 == 0 ? dtype : DType.INT64,
                            Layout.PLAIN,
                            Samples.Values.TAME,
                            shape[shape.length - 1]);
                    // the ellipsis makes it an array's assignment, not a scalar's
                    String part = text.contains("...") ? text : text + ", ...";
                    d.check("set array", "a[" + part + "] = v; a", arrays("a", a, "v", v), () -> {
                        a.set(part, v);
                        return a;
                    });
                }
            }
        }
        // not "::2|:4": NumPy itself reads items it has already overwritten there, Orthant does not
        for (String pair : List.of("1:|:-1", ":-1|1:", "::-1|:", ":4|::2", "2:6|4:0:-1", ":|::-1")) {
            String[] p = pair.split("\\|");
            for (DType dtype : DType.values()) {
                NDArray a = samples.array(dtype, Layout.PLAIN, Samples.Values.TAME, 8);
                d.check("overlap", "a[" + p[0] + "] = a[" + p[1] + "]; a", arrays("a", a), () -> {
                    a.set(p[0], a.get(p[1]));
                    return a;
                });
                NDArray b = samples.array(dtype, Layout.STEPPED, Samples.Values.TAME, 8, 8);
                d.check("overlap", "a[" + p[0] + "] = a.T[" + p[1] + "]; a", arrays("a", b), () -> {
                    b.set(p[0], b.T().get(p[1]));
                    return b;
                });
            }
        }
        d.finish();
    }

    @Test
    void masks() {
        Differential d = Differential.of("masks");
        for (DType dtype : DType.values()) {
            for (Layout layout : Layout.values()) {
                NDArray a = samples.array(dtype, layout, Samples.Values.ALL, 4, 5);
                NDArray full = samples.array(DType.BOOL, layout, Samples.Values.ALL, 4, 5);
                NDArray rows = samples.array(DType.BOOL, Layout.PLAIN, Samples.Values.ALL, 4);
                NDArray columns = samples.array(DType.BOOL, Layout.REVERSED, Samples.Values.ALL, 5);
                d.check("get mask", "a[m]", arrays("a", a, "m", full), () -> a.get(full));
                d.check("get mask", "a[m]", arrays("a", a, "m", rows), () -> a.get(rows));
                d.check("get mask", "a[:, m]", arrays("a", a, "m", columns), () -> a.get(slice(), columns));
                d.check("get mask", "a[m, 1:3]", arrays("a", a, "m", rows), () -> a.get(rows, slice(1, 3)));
                d.check("get mask", "a[m, newaxis]", arrays("a", a, "m", rows), () -> a.get(rows, NEWAXIS));
                d.check("get mask", "a[True]", arrays("a", a), () -> a.get(true));
                d.check("get mask", "a[False]", arrays("a", a), () -> a.get(false));
                d.check("get mask", "a[m]", arrays("a", a, "m", columns), () -> a.get(columns));
                if (layout != Layout.BROADCAST) {
                    NDArray x = a.copy();
                    d.check("set mask", "a[m] = 1; a", arrays("a", x, "m", full), () -> x.set(full, 1));
                    NDArray y = a.copy();
                    d.check("set mask", "a[m] = a[0, 0]; a", arrays("a", y, "m", rows), () -> y.set(rows, y.get(0, 0)));
                    NDArray z = a.copy();
                    d.check(
                            "set mask",
                            "a[:, m] = a[:, :1]; a",
                            arrays("a", z, "m", columns),
                            () -> z.set(slice(), columns, z.get(":, :1")));
                    NDArray v = samples.array(
                            dtype,
                            Layout.PLAIN,
                            Samples.Values.TAME,
                            Np.array(full.toBooleanArray()).size());
                    NDArray w = a.copy();
                    d.check(
                            "set mask",
                            "a[m] = v[:m.sum()]; a",
                            arrays("a", w, "m", full, "v", v),
                            () -> w.set(full, v.get(slice(trues(full)))));
                }
            }
        }
        d.finish();
    }

    private static long trues(NDArray mask) {
        long n = 0;
        for (boolean b : mask.toBooleanArray()) {
            n += b ? 1 : 0;
        }
        return n;
    }

    @Test
    void integerArrays() {
        Differential d = Differential.of("integer-array indexing");
        for (DType dtype : DType.values()) {
            for (Layout layout : Layout.values()) {
                NDArray a = samples.array(dtype, layout, Samples.Values.ALL, 4, 5, 3);
                NDArray i = samples.indices(4, 2, 3);
                NDArray j = samples.indices(5, 3);
                NDArray k = samples.indices(3, 2, 1);
                var names = arrays("a", a, "i", i, "j", j, "k", k);
                d.check("get", "a[i]", names, () -> a.get(i));
                d.check("get", "a[i, j]", names, () -> a.get(i, j));
                d.check("get", "a[i, j, k]", names, () -> a.get(i, j, k));
                d.check("get", "a[:, j]", names, () -> a.get(slice(), j));
                d.check("get", "a[..., k]", names, () -> a.get(io.orthant.Index.ELLIPSIS, k));
                d.check("get", "a[i, :, k]", names, () -> a.get(i, slice(), k));
                d.check("get", "a[:, j, 1]", names, () -> a.get(slice(), j, 1));
                d.check("get", "a[0, :, k]", names, () -> a.get(0, slice(), k));
                d.check("get", "a[i, newaxis, j]", names, () -> a.get(i, NEWAXIS, j));
                d.check("get", "a[::-2, j, 1:]", names, () -> a.get(slice(null, null, -2), j, slice(1, null)));
                d.check("get", "a[[3, 0], [1, -1]]", names, () -> a.get(new int[] {3, 0}, new int[] {1, -1}));
                d.check("get", "a[4 * i]", names, () -> a.get(times(i, 4)));
                if (layout != Layout.BROADCAST) {
                    NDArray x = a.copy();
                    d.check("set", "a[i] = 5; a", arrays("a", x, "i", i), () -> x.set(i, 5));
                    NDArray y = a.copy();
                    NDArray v = samples.array(dtype, Layout.PLAIN, Samples.Values.TAME, 4, 3, 3);
                    d.check("set", "a[:, j] = v; a", arrays("a", y, "j", j, "v", v), () -> y.set(slice(), j, v));
                    NDArray z = a.copy();
                    NDArray w = samples.array(dtype, Layout.PLAIN, Samples.Values.TAME, 5);
                    d.check(
                            "set",
                            "a[i, :, k] = v; a",
                            arrays("a", z, "i", i, "k", k, "v", w),
                            () -> z.set(i, slice(), k, w));
                    NDArray m = samples.array(DType.BOOL, Layout.PLAIN, Samples.Values.ALL, 4);
                    NDArray u = a.copy();
                    d.check("set", "a[m, 2] = 1; a", arrays("a", u, "m", m), () -> u.set(m, 2, 1));
                }
            }
        }
        for (DType dtype : DType.values()) {
            NDArray a = samples.plain(DType.INT32, 6);
            NDArray i = samples.array(dtype, Layout.PLAIN, Samples.Values.FEW, 4);
            d.check("index dtype", "a[i]", arrays("a", a, "i", i), () -> a.get(i));
        }
        d.finish();
    }

    private static NDArray times(NDArray a, long factor) {
        long[] items = a.toLongArray();
        for (int i = 0; i < items.length; i++) {
            items[i] *= factor;
        }
        return Np.wrap(items, a.shape());
    }
}
