package io.orthant.oracle;

import static io.orthant.oracle.Differential.arrays;

import io.orthant.NDArray;
import io.orthant.Ufunc;
import io.orthant.dtype.DType;
import io.orthant.op.Op;
import io.orthant.op.OpTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Every ufunc of the op table: calls over all dtypes and layouts, out and where, and the methods of the binary ones. */
class UfuncDifferenceTest {
    /** NumPy computes these with the C library for complex numbers, or with fused operations where the CPU has them. */
    private static final Set<String> LIBRARY = Set.of("multiply", "square", "sqrt", "absolute", "reciprocal");

    /** NumPy warns of NaN operands in some loops of these, by the instruction that compares them, in others not. */
    private static final Set<String> CARELESS =
            Set.of("less", "less_equal", "greater", "greater_equal", "logaddexp", "logaddexp2");

    /** NumPy gives a Python number as ldexp's first operand the smallest dtype, for no reason that NEP 50 knows. */
    private static final Predicate<Op> WEAK = op -> !op.name().equals("ldexp");

    private final Samples samples = new Samples(41);

    @Test
    void unaryCalls() {
        Differential d = Differential.of("unary ufuncs");
        for (Op op : ops(1)) {
            Ufunc f = Ufunc.named(op.name());
            for (DType dtype : DType.values()) {
                for (Layout layout : Layout.values()) {
                    long[] shape = layout == Layout.PLAIN ? new long[] {67} : new long[] {3, 5};
                    NDArray a = samples.array(dtype, layout, Samples.Values.ALL, shape);
                    check(d, op, dtype, "np." + op.numpyName() + "(a)", arrays("a", a), () -> results(f.callAll(a)));
                }
                NDArray scalar = samples.tame(dtype);
                check(
                        d,
                        op,
                        dtype,
                        "np." + op.numpyName() + "(a)",
                        arrays("a", scalar),
                        () -> results(f.callAll(scalar)));
                NDArray empty = samples.tame(dtype, 2, 0);
                check(
                        d,
                        op,
                        dtype,
                        "np." + op.numpyName() + "(a)",
                        arrays("a", empty),
                        () -> results(f.callAll(empty)));
            }
        }
        d.finish();
    }

    @Test
    void binaryCallsOfEqualDtypes() {
        Differential d = Differential.of("binary ufuncs");
        for (Op op : ops(2)) {
            Ufunc f = Ufunc.named(op.name());
            String source = "np." + op.numpyName() + "(a, b)";
            for (DType dtype : DType.values()) {
                for (Layout layout : Layout.values()) {
                    NDArray a = samples.array(dtype, layout, Samples.Values.ALL, 5, 9);
                    NDArray b = samples.array(
                            dtype, layout == Layout.TRANSPOSED ? Layout.PLAIN : layout, Samples.Values.ALL, 5, 9);
                    check(d, op, dtype, source, arrays("a", a, "b", b), () -> results(f.callAll(a, b)));
                    NDArray row = samples.array(dtype, layout, Samples.Values.TAME, 9);
                    check(d, op, dtype, source, arrays("a", a, "b", row), () -> results(f.callAll(a, row)));
                    NDArray column = samples.array(dtype, layout, Samples.Values.FEW, 5, 1);
                    check(d, op, dtype, source, arrays("a", column, "b", row), () -> results(f.callAll(column, row)));
                }
                NDArray bad = samples.tame(dtype, 2, 3);
                NDArray shape = samples.tame(dtype, 2, 4);
                check(d, op, dtype, source, arrays("a", bad, "b", shape), () -> results(f.callAll(bad, shape)));
                NDArray zero = samples.tame(dtype);
                NDArray few = samples.array(dtype, Layout.PLAIN, Samples.Values.FEW, 4);
                check(d, op, dtype, source, arrays("a", zero, "b", few), () -> results(f.callAll(zero, few)));
            }
        }
        d.finish();
    }

    @Test
    void binaryCallsOfAllPairs() {
        Differential d = Differential.of("mixed dtypes");
        for (Op op : ops(2)) {
            Ufunc f = Ufunc.named(op.name());
            for (DType s : DType.values()) {
                for (DType t : DType.values()) {
                    if (s != t) {
                        NDArray a = samples.array(s, Layout.PLAIN, Samples.Values.POSITIVE, 2, 3);
                        NDArray b = samples.array(t, Layout.STEPPED, Samples.Values.POSITIVE, 3);
                        DType wide = s.itemSize() > t.itemSize() ? s : t;
                        check(
                                d,
                                op,
                                wide,
                                "np." + op.numpyName() + "(a, b)",
                                arrays("a", a, "b", b),
                                () -> results(f.callAll(a, b)));
                    }
                }
            }
        }
        d.finish();
    }

    @Test
    void weakScalars() {
        Differential d = Differential.of("weak scalars");
        Object[] scalars = {3, -2L, 2.5, 0.1, 200, 60000, true, 0, Double.NaN};
        for (Op op : ops(2).stream().filter(WEAK).toList()) {
            Ufunc f = Ufunc.named(op.name());
            for (DType dtype : DType.values()) {
                NDArray a = samples.array(dtype, Layout.PLAIN, Samples.Values.TAME, 7);
                for (Object s : scalars) {
                    String text = s instanceof Boolean b
                            ? (b ? "True" : "False")
                            : s.equals(Double.NaN) ? "float('nan')" : s.toString();
                    check(
                            d,
                            op,
                            dtype,
                            "np." + op.numpyName() + "(a, " + text + ")",
                            arrays("a", a),
                            () -> results(f.callAll(a, s)));
                    check(
                            d,
                            op,
                            dtype,
                            "np." + op.numpyName() + "(" + text + ", a)",
                            arrays("a", a),
                            () -> results(f.callAll(s, a)));
                }
            }
        }
        d.finish();
    }

    @Test
    void weakIntegersBeyondTheDtype() {
        Differential d = Differential.of("large weak integers");
        for (Op op : ops(2).stream().filter(WEAK).toList()) {
            Ufunc f = Ufunc.named(op.name());
            for (DType dtype : DType.values()) {
                NDArray a = samples.array(dtype, Layout.PLAIN, Samples.Values.POSITIVE, 3);
                if (dtype.isComplex() && op.name().toLowerCase(Locale.ROOT).endsWith("power")) {
                    continue; // the error of such powers of complex numbers is as large as the exponent
                }
                for (long s : new long[] {70000, -70000, 1L << 40, Long.MIN_VALUE}) {
                    // of the overflow in the scalar's own cast to float16 NumPy warns, Orthant does not
                    d.check(
                            op.numpyName(),
                            "np." + op.numpyName() + "(a, " + s + ")",
                            arrays("a", a),
                            tolerance(op, dtype),
                            false,
                            () -> results(f.callAll(a, s)));
                }
            }
        }
        d.finish();
    }

    @Test
    void outAndWhere() {
        Differential d = Differential.of("out and where");
        for (Op op : OpTable.all()) {
            Ufunc f = Ufunc.named(op.name());
            if (op.nout() != 1 || op.nin() > 2) {
                continue;
            }
            String call = "np." + op.numpyName() + (op.nin() == 1 ? "(a" : "(a, b");
            for (DType dtype : DType.values()) {
                DType result = resultOf(op, dtype);
                if (result == null) {
                    continue;
                }
                for (Layout layout : new Layout[] {Layout.PLAIN, Layout.STEPPED, Layout.REVERSED, Layout.TRANSPOSED}) {
                    NDArray a = samples.array(dtype, layout, Samples.Values.POSITIVE, 4, 6);
                    NDArray b = samples.array(dtype, Layout.PLAIN, Samples.Values.POSITIVE, 6);
                    Object[] in = op.nin() == 1 ? new Object[] {a} : new Object[] {a, b};
                    NDArray m = samples.array(DType.BOOL, layout, Samples.Values.ALL, 4, 6);
                    NDArray out = samples.array(result, layout, Samples.Values.TAME, 4, 6);
                    check(
                            d,
                            op,
                            dtype,
                            call + ", out=o, where=m); o",
                            arrays("a", a, "b", b, "o", out, "m", m),
                            () -> f.out(out).where(m).call(in));
                    // a wider out would show the loop's own rounding
                    DType wide = tolerance(op, dtype) == Tolerance.EXACT ? DType.COMPLEX128 : result;
                    NDArray other = samples.array(wide, layout, Samples.Values.TAME, 4, 6);
                    check(
                            d,
                            op,
                            dtype,
                            call + ", out=o); o",
                            arrays("a", a, "b", b, "o", other),
                            () -> f.out(other).call(in));
                    NDArray narrow = samples.array(DType.INT8, layout, Samples.Values.TAME, 4, 6);
                    check(
                            d,
                            op,
                            dtype,
                            call + ", out=o); o",
                            arrays("a", a, "b", b, "o", narrow),
                            () -> f.out(narrow).call(in));
                    if (result == dtype) {
                        NDArray self = samples.array(dtype, layout, Samples.Values.POSITIVE, 6, 6);
                        Object[] overlapping =
                                op.nin() == 1 ? new Object[] {self.T()} : new Object[] {self.T(), self.get("::-1")};
                        check(
                                d,
                                op,
                                dtype,
                                "np." + op.numpyName() + (op.nin() == 1 ? "(a.T" : "(a.T, a[::-1]") + ", out=a); a",
                                arrays("a", self),
                                () -> f.out(self).call(overlapping));
                    }
                }
            }
        }
        d.finish();
    }

    static @org.jspecify.annotations.Nullable DType resultOf(Op op, DType dtype) {
        try {
            List<DType> types = new ArrayList<>();
            List<io.orthant.dtype.@org.jspecify.annotations.Nullable Kind> weak = new ArrayList<>();
            for (int i = 0; i < op.nin(); i++) {
                types.add(dtype);
                weak.add(null);
            }
            return op.resolve(types, weak).out().getFirst();
        } catch (RuntimeException e) {
            return null;
        }
    }

    private static List<Op> ops(int nin) {
        return OpTable.all().stream().filter(op -> op.nin() == nin).toList();
    }

    private static Object[] results(List<NDArray> list) {
        return list.toArray();
    }

    private static void check(
            Differential d, Op op, DType dtype, String source, Map<String, NDArray> arrays, Callable<?> java) {
        boolean warnings = !CARELESS.contains(op.numpyName()) && !dtype.isComplex();
        d.check(op.numpyName(), source, arrays, tolerance(op, dtype), warnings, java);
    }

    static Tolerance tolerance(Op op, DType dtype) {
        String name = op.numpyName();
        if (dtype.isComplex() && (op.ulp() > 0 || LIBRARY.contains(name))) {
            double absolute = LIBRARY.contains(name) ? 0 : dtype == DType.COMPLEX64 ? 1e-6 : 2e-15;
            return new Tolerance(name.endsWith("power") ? 5000 : op.ulp() + 4, absolute);
        }
        // NumPy's own float32 kernels are up to 4 units off
        return op.ulp() == 0 ? Tolerance.EXACT : Tolerance.ulp(op.ulp() + 4);
    }
}
