package io.orthant.oracle;

import static io.orthant.oracle.Differential.arrays;

import io.orthant.NDArray;
import io.orthant.Ufunc;
import io.orthant.dtype.DType;
import io.orthant.op.Op;
import io.orthant.op.OpTable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** reduce, accumulate, reduceat, outer and at of the binary ufuncs. */
class UfuncMethodDifferenceTest {
    private final Samples samples = new Samples(61);

    @Test
    void folds() {
        Differential d = Differential.of("ufunc methods");
        for (Op op : binary()) {
            Ufunc f = Ufunc.named(op.name());
            String name = "np." + op.numpyName();
            for (DType dtype : DType.values()) {
                for (Layout layout : new Layout[] {Layout.PLAIN, Layout.STEPPED, Layout.TRANSPOSED}) {
                    NDArray a = samples.array(dtype, layout, Samples.Values.POSITIVE, 4, 5);
                    Map<String, NDArray> names = arrays("a", a);
                    check(d, op, dtype, name + ".reduce(a)", names, () -> f.reduce(a));
                    check(d, op, dtype, name + ".reduce(a, axis=1)", names, () -> f.reduce(a, 1));
                    check(d, op, dtype, name + ".accumulate(a)", names, () -> f.accumulate(a));
                    check(d, op, dtype, name + ".accumulate(a, axis=1)", names, () -> f.accumulate(a, 1));
                    long[] at = {0, 3, 1, 2};
                    slices(
                            d,
                            op,
                            dtype,
                            name + ".reduceat(a, " + Arrays.toString(at) + ", axis=1)",
                            names,
                            () -> f.reduceat(a, at, 1));
                    slices(d, op, dtype, name + ".reduceat(a, [1, 9])", names, () -> f.reduceat(a, 1, 9));
                }
                NDArray a = samples.array(dtype, Layout.PLAIN, Samples.Values.POSITIVE, 4, 5);
                check(
                        d,
                        op,
                        dtype,
                        name + ".reduce(a, axis=(0, 1))",
                        arrays("a", a),
                        () -> f.reducer().axis(0, 1).call(a));
                check(
                        d,
                        op,
                        dtype,
                        name + ".reduce(a, axis=0, keepdims=True)",
                        arrays("a", a),
                        () -> f.reducer().axis(0).keepdims().call(a));
                NDArray empty = samples.tame(dtype, 0, 2);
                check(d, op, dtype, name + ".reduce(a)", arrays("a", empty), () -> f.reduce(empty));
                check(d, op, dtype, name + ".accumulate(a)", arrays("a", empty), () -> f.accumulate(empty));
            }
        }
        d.finish();
    }

    @Test
    void outerAndAt() {
        Differential d = Differential.of("outer and at");
        for (Op op : binary()) {
            Ufunc f = Ufunc.named(op.name());
            String name = "np." + op.numpyName();
            for (DType dtype : DType.values()) {
                NDArray a = samples.array(dtype, Layout.STEPPED, Samples.Values.POSITIVE, 2, 3);
                NDArray b = samples.array(dtype, Layout.REVERSED, Samples.Values.POSITIVE, 4);
                check(d, op, dtype, name + ".outer(a, b)", arrays("a", a, "b", b), () -> f.outer(a, b));
                check(d, op, dtype, name + ".outer(b, 2)", arrays("a", a, "b", b), () -> f.outer(b, 2));
                NDArray x = samples.array(dtype, Layout.PLAIN, Samples.Values.POSITIVE, 6);
                NDArray i = samples.indices(6, 9);
                NDArray v = samples.array(dtype, Layout.PLAIN, Samples.Values.POSITIVE, 9);
                if (UfuncDifferenceTest.resultOf(op, dtype) != dtype) {
                    continue; // where NumPy casts back without a check, Orthant refuses
                }
                check(d, op, dtype, name + ".at(a, i, v); a", arrays("a", x, "i", i, "v", v), () -> {
                    f.at(x, i, v);
                    return x;
                });
            }
        }
        d.finish();
    }

    private static List<Op> binary() {
        return OpTable.all().stream()
                .filter(op -> op.nin() == 2 && op.nout() == 1 && !op.name().equals("ldexp"))
                .toList();
    }

    // NumPy sets a slice's first item aside and adds it to the pairwise sum of the rest
    private static void slices(
            Differential d, Op op, DType dtype, String source, Map<String, NDArray> arrays, Callable<?> java) {
        Tolerance one = UfuncDifferenceTest.tolerance(op, dtype);
        Tolerance tolerance = new Tolerance(8 * Math.max(one.ulp(), dtype.isInexact() ? 1 : 0), one.absolute());
        d.check(op.numpyName() + ".reduceat", source, arrays, tolerance, false, java);
    }

    private static void check(
            Differential d, Op op, DType dtype, String source, Map<String, NDArray> arrays, Callable<?> java) {
        // folds add up the errors of their steps
        Tolerance one = UfuncDifferenceTest.tolerance(op, dtype);
        Tolerance tolerance = one == Tolerance.EXACT ? one : new Tolerance(8 * one.ulp(), one.absolute());
        d.check(op.numpyName(), source, arrays, tolerance, false, java);
    }
}
