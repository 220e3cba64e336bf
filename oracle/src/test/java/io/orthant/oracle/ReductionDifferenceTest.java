package io.orthant.oracle;

import static io.orthant.oracle.Differential.arrays;

import io.orthant.Axis;
import io.orthant.NDArray;
import io.orthant.Np;
import io.orthant.Reducer;
import io.orthant.dtype.DType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Reductions with all their options, bit for bit. */
class ReductionDifferenceTest {
    private static final Map<String, Reducer> REDUCERS = new LinkedHashMap<>();

    static {
        REDUCERS.put("sum", Np.sum);
        REDUCERS.put("prod", Np.prod);
        REDUCERS.put("max", Np.max);
        REDUCERS.put("min", Np.min);
        REDUCERS.put("mean", Np.mean);
        REDUCERS.put("var", Np.var);
        REDUCERS.put("std", Np.std);
        REDUCERS.put("ptp", Np.ptp);
        REDUCERS.put("any", Np.any);
        REDUCERS.put("all", Np.all);
        REDUCERS.put("count_nonzero", Np.countNonzero);
    }

    private static final long[][] SHAPES = {{}, {9}, {3, 5}, {2, 3, 4}, {0, 3}, {130, 3}, {3, 140}};

    private final Samples samples = new Samples(51);

    @Test
    void axesAndLayouts() {
        Differential d = Differential.of("reductions");
        REDUCERS.forEach((name, reducer) -> {
            for (DType dtype : DType.values()) {
                for (long[] shape : SHAPES) {
                    for (Layout layout : layouts(shape)) {
                        Samples.Values values = shape.length == 1 ? Samples.Values.ALL : Samples.Values.TAME;
                        NDArray a = samples.array(dtype, layout, values, shape);
                        compare(d, name, "(a)", dtype, arrays("a", a), () -> reducer.call(a));
                        for (int axis = 0; axis < shape.length; axis++) {
                            int i = axis;
                            compare(
                                    d,
                                    name,
                                    "(a, axis=" + i + ")",
                                    dtype,
                                    arrays("a", a),
                                    () -> reducer.axis(i).call(a));
                        }
                        if (shape.length == 0 && name.matches("mean|var|std")) {
                            continue; // of the reductions only these refuse axis -1 of a 0-d array
                        }
                        compare(
                                d,
                                name,
                                "(a, axis=-1, keepdims=True)",
                                dtype,
                                arrays("a", a),
                                () -> reducer.axis(-1).keepdims().call(a));
                        if (shape.length == 3) {
                            compare(
                                    d,
                                    name,
                                    "(a, axis=(0, -1))",
                                    dtype,
                                    arrays("a", a),
                                    () -> reducer.axis(0, -1).call(a));
                            compare(
                                    d,
                                    name,
                                    "(a, axis=(2, 1), keepdims=True)",
                                    dtype,
                                    arrays("a", a),
                                    () -> reducer.axis(2, 1).keepdims().call(a));
                            compare(
                                    d,
                                    name,
                                    "(a, axis=())",
                                    dtype,
                                    arrays("a", a),
                                    () -> reducer.axis(new int[0]).call(a));
                            compare(
                                    d,
                                    name,
                                    "(a, axis=3)",
                                    dtype,
                                    arrays("a", a),
                                    () -> reducer.axis(3).call(a));
                            compare(
                                    d,
                                    name,
                                    "(a, axis=(0, 0))",
                                    dtype,
                                    arrays("a", a),
                                    () -> reducer.axis(0, 0).call(a));
                        }
                    }
                }
            }
        });
        d.finish();
    }

    private static Layout[] layouts(long[] shape) {
        return shape.length < 2 || shape[0] > 100
                ? new Layout[] {Layout.PLAIN, Layout.STEPPED, Layout.REVERSED}
                : Layout.values();
    }

    @Test
    void options() {
        Differential d = Differential.of("reduction options");
        REDUCERS.forEach((name, reducer) -> {
            boolean arithmetic = name.matches("sum|prod|mean|var|std");
            for (DType dtype : DType.values()) {
                for (long[] shape : new long[][] {{7}, {3, 5}, {4, 200}}) {
                    NDArray a = samples.array(dtype, Layout.PLAIN, Samples.Values.POSITIVE, shape);
                    NDArray m = samples.array(DType.BOOL, Layout.PLAIN, Samples.Values.ALL, shape);
                    Map<String, NDArray> names = arrays("a", a, "m", m);
                    if (name.matches("sum|prod|max|min")) {
                        compare(
                                d,
                                name,
                                "(a, axis=0, initial=2)",
                                dtype,
                                names,
                                () -> reducer.axis(0).initial(2).call(a));
                        compare(
                                d,
                                name,
                                "(a, initial=2, where=m)",
                                dtype,
                                names,
                                () -> reducer.initial(2).where(m).call(a));
                    }
                    if (arithmetic || name.equals("any") || name.equals("all")) {
                        compare(
                                d,
                                name,
                                "(a, where=m)",
                                dtype,
                                names,
                                () -> reducer.where(m).call(a));
                        compare(
                                d,
                                name,
                                "(a, axis=-1, where=m)",
                                dtype,
                                names,
                                () -> reducer.axis(-1).where(m).call(a));
                    }
                    if (arithmetic) {
                        for (DType other :
                                new DType[] {DType.FLOAT64, DType.FLOAT32, DType.COMPLEX128, DType.FLOAT16, DType.INT64
                                }) {
                            boolean narrowing = dtype.isComplex() && !other.isComplex()
                                    || dtype.isInexact() && other == DType.INT64;
                            if (!narrowing && !(name.matches("var|std") && !other.isFloating())) {
                                compare(
                                        d,
                                        name,
                                        "(a, dtype='" + other + "')",
                                        dtype,
                                        names,
                                        () -> reducer.dtype(other).call(a));
                                compare(
                                        d,
                                        name,
                                        "(a, axis=0, dtype='" + other + "')",
                                        dtype,
                                        names,
                                        () -> reducer.axis(0).dtype(other).call(a));
                            }
                        }
                    }
                    if (name.matches("var|std")) {
                        for (double ddof : new double[] {1, 2, 7}) {
                            compare(
                                    d,
                                    name,
                                    "(a, ddof=" + ddof + ")",
                                    dtype,
                                    names,
                                    () -> reducer.ddof(ddof).call(a));
                            compare(
                                    d,
                                    name,
                                    "(a, axis=-1, ddof=" + ddof + ")",
                                    dtype,
                                    names,
                                    () -> reducer.axis(-1).ddof(ddof).call(a));
                        }
                    }
                    // into integers and halves NumPy's mean divides what it has rounded to them
                    boolean coarse = !dtype.isInexact() || dtype == DType.FLOAT16;
                    if (!name.equals("count_nonzero") && !(coarse && name.matches("mean|var|std"))) {
                        NDArray out = samples.array(
                                dtype, Layout.STEPPED, Samples.Values.TAME, Arrays.copyOf(shape, shape.length - 1));
                        compare(
                                d,
                                name,
                                "(a, axis=-1, out=o); o",
                                dtype,
                                arrays("a", a, "o", out),
                                () -> reducer.axis(-1).out(out).call(a));
                    }
                }
            }
        });
        d.finish();
    }

    @Test
    void longRuns() {
        Differential d = Differential.of("long reductions");
        for (String name : new String[] {"sum", "mean", "var", "std", "max", "min", "prod"}) {
            Reducer reducer = REDUCERS.get(name);
            for (DType dtype : DType.values()) {
                for (long n : new long[] {8, 17, 127, 128, 129, 1000, 8192, 8193, 70001}) {
                    for (Layout layout : new Layout[] {Layout.PLAIN, Layout.STEPPED, Layout.REVERSED}) {
                        if (n < 8000 || layout == Layout.PLAIN) {
                            NDArray a = samples.array(dtype, layout, Samples.Values.TAME, n);
                            compare(d, name, "(a)", dtype, arrays("a", a), () -> reducer.call(a));
                        }
                    }
                }
                NDArray wide = samples.array(dtype, Layout.PLAIN, Samples.Values.TAME, 3, 9001);
                compare(
                        d,
                        name,
                        "(a, axis=0)",
                        dtype,
                        arrays("a", wide),
                        () -> reducer.axis(0).call(wide));
                compare(
                        d,
                        name,
                        "(a, axis=1)",
                        dtype,
                        arrays("a", wide),
                        () -> reducer.axis(1).call(wide));
                compare(
                        d,
                        name,
                        "(a.T, axis=0)",
                        dtype,
                        arrays("a", wide),
                        () -> reducer.axis(0).call(wide.T()));
                compare(d, name, "(a[:, ::2])", dtype, arrays("a", wide), () -> reducer.call(wide.get(":, ::2")));
            }
        }
        d.finish();
    }

    @Test
    void argumentsAndRunningFolds() {
        Differential d = Differential.of("argmin, argmax, cumulative");
        for (DType dtype : DType.values()) {
            for (long[] shape : SHAPES) {
                for (Layout layout : Layout.values()) {
                    NDArray a = samples.array(
                            dtype, layout, layout == Layout.PLAIN ? Samples.Values.FEW : Samples.Values.TAME, shape);
                    d.check("argmax", "np.argmax(a)", arrays("a", a), () -> Np.argmax(a));
                    d.check("argmin", "np.argmin(a)", arrays("a", a), () -> Np.argmin(a));
                    d.check("cumsum", "np.cumsum(a)", arrays("a", a), () -> Np.cumsum(a));
                    product(d, dtype, "cumprod", "np.cumprod(a)", a, () -> Np.cumprod(a));
                    for (int axis = -1; axis < shape.length && shape.length > 0; axis++) {
                        int i = axis;
                        d.check("argmax", "np.argmax(a, axis=" + i + ")", arrays("a", a), () -> Np.argmax(a, i));
                        d.check(
                                "argmin",
                                "np.argmin(a, axis=" + i + ", keepdims=True)",
                                arrays("a", a),
                                () -> Np.argmin(a, Axis.axis(i).keepdims()));
                        d.check("cumsum", "np.cumsum(a, axis=" + i + ")", arrays("a", a), () -> Np.cumsum(a, i));
                        product(d, dtype, "cumprod", "np.cumprod(a, axis=" + i + ")", a, () -> Np.cumprod(a, i));
                    }
                }
            }
        }
        d.finish();
    }

    private static void product(Differential d, DType dtype, String name, String source, NDArray a, Callable<?> java) {
        d.check(
                name,
                source,
                arrays("a", a),
                dtype.isComplex() ? Tolerance.ulp(4 * Math.max(a.size(), 1)) : Tolerance.EXACT,
                java);
    }

    private static void compare(
            Differential d, String name, String arguments, DType dtype, Map<String, NDArray> arrays, Callable<?> java) {
        // NumPy multiplies complex numbers with fused operations where the CPU has them
        boolean fused = dtype.isComplex() && name.matches("prod|var|std")
                || arguments.contains("complex") && name.matches("prod|var|std");
        // inside var and std NumPy's warnings name the steps; here they name the reduction
        boolean warnings = !dtype.isComplex() && !name.matches("var|std") && !arguments.contains("complex");
        long n = arrays.get("a").size();
        d.check(
                name,
                "np." + name + arguments,
                arrays,
                fused ? Tolerance.ulp(4 * Math.max(n, 1)) : Tolerance.EXACT,
                warnings,
                java);
    }
}
