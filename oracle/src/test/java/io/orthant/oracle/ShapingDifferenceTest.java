package io.orthant.oracle;

import static io.orthant.oracle.Differential.arrays;

import io.orthant.NDArray;
import io.orthant.Order;
import io.orthant.dtype.Casting;
import io.orthant.dtype.DType;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Views, copies and casts. */
class ShapingDifferenceTest {
    private static final long[][] SHAPES = {{}, {6}, {2, 3}, {2, 3, 4}, {1, 4, 1, 3}, {0, 3}, {1, 1}, {4, 0, 2}};

    private final Samples samples = new Samples(21);

    @Test
    void viewsHaveTheSameItemsStridesAndBase() {
        Differential d = Differential.of("shaping");
        for (long[] shape : SHAPES) {
            for (Layout layout : Layout.values()) {
                for (DType dtype : new DType[] {shape.length == 2 ? DType.FLOAT64 : DType.INT16, DType.COMPLEX64}) {
                    NDArray a = samples.array(dtype, layout, Samples.Values.ALL, shape);
                    int rank = shape.length;
                    view(d, "T", "a.T", a, a::T);
                    view(d, "ravel", "a.ravel()", a, a::ravel);
                    view(d, "flatten", "a.flatten()", a, a::flatten);
                    view(d, "squeeze", "a.squeeze()", a, a::squeeze);
                    view(d, "copy", "a.copy()", a, a::copy);
                    view(d, "real", "a.real", a, a::real);
                    items(d, "imag", "a.imag", a, a::imag);
                    for (Order order : Order.values()) {
                        if (order == Order.K && layout == Layout.BROADCAST) {
                            continue; // NumPy orders axes of stride 0 in its copies, but not in its iterators
                        }
                        view(d, "ravel", "a.ravel('" + order + "')", a, () -> a.ravel(order));
                        view(d, "copy", "a.copy('" + order + "')", a, () -> a.copy(order));
                        view(d, "flatten", "a.flatten('" + order + "')", a, () -> a.flatten(order));
                    }
                    for (int axis = -rank - 2; axis <= rank + 1; axis++) {
                        int i = axis;
                        view(d, "expandDims", "np.expand_dims(a, " + i + ")", a, () -> a.expandDims(i));
                        view(d, "squeeze", "a.squeeze(" + i + ")", a, () -> a.squeeze(i));
                        view(d, "swapaxes", "a.swapaxes(0, " + i + ")", a, () -> a.swapaxes(0, i));
                        view(d, "moveaxis", "np.moveaxis(a, " + i + ", 0)", a, () -> a.moveaxis(i, 0));
                    }
                    for (long[] target : new long[][] {
                        {-1},
                        {3, -1},
                        {6},
                        {3, 2},
                        {24},
                        {4, 6},
                        {2, 2, 2, 3},
                        {1, 6},
                        {2, -1, 2},
                        {0},
                        {0, -1},
                        {5},
                        {-1, -1},
                        {1},
                        {},
                        {12, 1},
                        {3, 4}
                    }) {
                        String text = tuple(target);
                        view(d, "reshape", "a.reshape(" + text + ")", a, () -> a.reshape(target));
                        view(d, "reshape", "a.reshape(" + text + ", order='F')", a, () -> a.reshape(Order.F, target));
                    }
                    if (rank >= 2) {
                        view(d, "diagonal", "a.diagonal()", a, a::diagonal);
                        view(d, "diagonal", "a.diagonal(1, 1, 0)", a, () -> a.diagonal(1, 1, 0));
                        view(d, "diagonal", "a.diagonal(-1)", a, () -> a.diagonal(-1, 0, 1));
                    }
                    if (rank == 3) {
                        view(d, "transpose", "a.transpose(1, -1, 0)", a, () -> a.transpose(1, -1, 0));
                        view(d, "transpose", "a.transpose(1, 1, 0)", a, () -> a.transpose(1, 1, 0));
                        view(
                                d,
                                "moveaxis",
                                "np.moveaxis(a, (0, 1), (-1, 0))",
                                a,
                                () -> a.moveaxis(new int[] {0, 1}, new int[] {-1, 0}));
                    }
                }
            }
        }
        d.finish();
    }

    // items, and whether the result shares memory, owns its own, and its strides where they matter
    private void view(Differential d, String function, String source, NDArray a, Callable<NDArray> java) {
        d.check(
                function,
                "r = " + source + "; real = r.size and min(r.shape, default=0) > 1; (r,"
                        + " np.shares_memory(r, a) if r.size else True, r.base is None if r.size else True,"
                        + " np.array(r.strides if real else (0,)))",
                arrays("a", a),
                () -> {
                    NDArray r = java.call();
                    boolean any = r.size() > 0;
                    boolean real = any
                            && r.ndim() > 0
                            && Arrays.stream(r.shape()).min().orElse(0) > 1;
                    boolean own = r.base() == null && r != a;
                    return new Object[] {r, !any || r.sharesMemory(a), !any || own, real ? r.strides() : new long[1]};
                });
    }

    private void items(Differential d, String function, String source, NDArray a, Callable<NDArray> java) {
        d.check(function, source, arrays("a", a), java);
    }

    private static String tuple(long[] shape) {
        return Arrays.stream(shape).mapToObj(n -> n + ",").collect(Collectors.joining(" ", "(", ")"));
    }

    @Test
    void flags() {
        Differential d = Differential.of("flags");
        for (long[] shape : SHAPES) {
            for (Layout layout : Layout.values()) {
                NDArray a = samples.array(DType.FLOAT32, layout, Samples.Values.ALL, shape);
                d.check("flags", "(a.flags.c_contiguous, a.flags.f_contiguous)", arrays("a", a), () ->
                        new Object[] {a.flags().cContiguous(), a.flags().fContiguous()});
            }
        }
        d.finish();
    }

    @Test
    void castsOfAllPairs() {
        Differential d = Differential.of("casts");
        for (DType from : DType.values()) {
            for (DType to : DType.values()) {
                for (Layout layout : Layout.values()) {
                    // out of range, NumPy's own casts to uint32 depend on the layout; the goldens hold what is defined
                    Samples.Values values =
                            from.isInexact() && to.isInteger() ? Samples.Values.POSITIVE : Samples.Values.ALL;
                    NDArray a = samples.array(from, layout, values, 5, 7);
                    d.check("astype", "a.astype('" + to + "')", arrays("a", a), () -> a.astype(to));
                    NDArray b = samples.array(
                            to, layout == Layout.BROADCAST ? Layout.PLAIN : layout, Samples.Values.TAME, 5, 7);
                    d.check("assign", "b[...] = a; b", arrays("a", a, "b", b), () -> b.assign(a));
                }
                for (Casting rule : Casting.values()) {
                    NDArray a = samples.array(from, Layout.PLAIN, Samples.Values.POSITIVE, 3);
                    String label = rule.name().toLowerCase(Locale.ROOT);
                    d.check(
                            "casting",
                            "a.astype('" + to + "', casting='" + label + "')",
                            arrays("a", a),
                            () -> a.astype(to, rule));
                }
            }
        }
        d.finish();
    }
}
