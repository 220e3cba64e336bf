package io.orthant;

import io.orthant.dtype.DType;
import org.jspecify.annotations.Nullable;

/** NumPy's functions that reduce along axes, each as a function and as an object of the same name. */
abstract sealed class NpReductions extends NpPrinting permits NpArithmetic {
    /** The sum; of small integers in 64 bits, of floats pairwise in their own dtype; with all options. */
    public static final Reducer sum = new Reducer("sum", NamedFold.SUM);

    /** The product; of small integers in 64 bits; with all options. */
    public static final Reducer prod = new Reducer("prod", NamedFold.PROD);

    /** The largest item, NaN if there is one; with all options. */
    public static final Reducer max = new Reducer("max", NamedFold.MAX);

    /** The smallest item, NaN if there is one; with all options. */
    public static final Reducer min = new Reducer("min", NamedFold.MIN);

    /** The mean; of integers in float64; with all options. */
    public static final Reducer mean = new Reducer("mean", NamedFold.MEAN);

    /** The variance with n in the denominator; see {@link Reducer#ddof}; with all options. */
    public static final Reducer var = new Reducer("var", NamedFold.VAR);

    /** The standard deviation with n in the denominator; see {@link Reducer#ddof}; with all options. */
    public static final Reducer std = new Reducer("std", NamedFold.STD);

    /** The largest minus the smallest item; with all options. */
    public static final Reducer ptp = new Reducer("ptp", NamedFold.PTP);

    /** Whether any item is true (not zero); bool; with all options. */
    public static final Reducer any = new Reducer("any", NamedFold.ANY);

    /** Whether all items are true (not zero); bool; with all options. */
    public static final Reducer all = new Reducer("all", NamedFold.ALL);

    /** The index of the first largest item; NaN counts as largest. In the flattened array if no axis is given; with all options. */
    public static final Reducer argmax = new Reducer("argmax", NamedFold.ARGMAX);

    /** The index of the first smallest item; NaN counts as smallest. In the flattened array if no axis is given; with all options. */
    public static final Reducer argmin = new Reducer("argmin", NamedFold.ARGMIN);

    /** The number of items which are not zero; with all options. */
    public static final Reducer countNonzero = new Reducer("countNonzero", NamedFold.COUNT_NONZERO);

    /** The sum; of small integers in 64 bits, of floats pairwise in their own dtype. */
    public static NDArray sum(NDArray a) {
        return sum.call(a);
    }

    /** The sum; of small integers in 64 bits, of floats pairwise in their own dtype; along one axis. */
    public static NDArray sum(NDArray a, int axis) {
        return sum.call(a, axis);
    }

    /** The sum; of small integers in 64 bits, of floats pairwise in their own dtype; along some axes. */
    public static NDArray sum(NDArray a, Axis axis) {
        return sum.call(a, axis);
    }

    /** The product; of small integers in 64 bits. */
    public static NDArray prod(NDArray a) {
        return prod.call(a);
    }

    /** The product; of small integers in 64 bits; along one axis. */
    public static NDArray prod(NDArray a, int axis) {
        return prod.call(a, axis);
    }

    /** The product; of small integers in 64 bits; along some axes. */
    public static NDArray prod(NDArray a, Axis axis) {
        return prod.call(a, axis);
    }

    /** The largest item, NaN if there is one. */
    public static NDArray max(NDArray a) {
        return max.call(a);
    }

    /** The largest item, NaN if there is one; along one axis. */
    public static NDArray max(NDArray a, int axis) {
        return max.call(a, axis);
    }

    /** The largest item, NaN if there is one; along some axes. */
    public static NDArray max(NDArray a, Axis axis) {
        return max.call(a, axis);
    }

    /** The smallest item, NaN if there is one. */
    public static NDArray min(NDArray a) {
        return min.call(a);
    }

    /** The smallest item, NaN if there is one; along one axis. */
    public static NDArray min(NDArray a, int axis) {
        return min.call(a, axis);
    }

    /** The smallest item, NaN if there is one; along some axes. */
    public static NDArray min(NDArray a, Axis axis) {
        return min.call(a, axis);
    }

    /** The mean; of integers in float64. */
    public static NDArray mean(NDArray a) {
        return mean.call(a);
    }

    /** The mean; of integers in float64; along one axis. */
    public static NDArray mean(NDArray a, int axis) {
        return mean.call(a, axis);
    }

    /** The mean; of integers in float64; along some axes. */
    public static NDArray mean(NDArray a, Axis axis) {
        return mean.call(a, axis);
    }

    /** The variance with n in the denominator; see {@link Reducer#ddof}. */
    public static NDArray var(NDArray a) {
        return var.call(a);
    }

    /** The variance with n in the denominator; see {@link Reducer#ddof}; along one axis. */
    public static NDArray var(NDArray a, int axis) {
        return var.call(a, axis);
    }

    /** The variance with n in the denominator; see {@link Reducer#ddof}; along some axes. */
    public static NDArray var(NDArray a, Axis axis) {
        return var.call(a, axis);
    }

    /** The standard deviation with n in the denominator; see {@link Reducer#ddof}. */
    public static NDArray std(NDArray a) {
        return std.call(a);
    }

    /** The standard deviation with n in the denominator; see {@link Reducer#ddof}; along one axis. */
    public static NDArray std(NDArray a, int axis) {
        return std.call(a, axis);
    }

    /** The standard deviation with n in the denominator; see {@link Reducer#ddof}; along some axes. */
    public static NDArray std(NDArray a, Axis axis) {
        return std.call(a, axis);
    }

    /** The largest minus the smallest item. */
    public static NDArray ptp(NDArray a) {
        return ptp.call(a);
    }

    /** The largest minus the smallest item; along one axis. */
    public static NDArray ptp(NDArray a, int axis) {
        return ptp.call(a, axis);
    }

    /** The largest minus the smallest item; along some axes. */
    public static NDArray ptp(NDArray a, Axis axis) {
        return ptp.call(a, axis);
    }

    /** Whether any item is true (not zero); bool. */
    public static NDArray any(NDArray a) {
        return any.call(a);
    }

    /** Whether any item is true (not zero); bool; along one axis. */
    public static NDArray any(NDArray a, int axis) {
        return any.call(a, axis);
    }

    /** Whether any item is true (not zero); bool; along some axes. */
    public static NDArray any(NDArray a, Axis axis) {
        return any.call(a, axis);
    }

    /** Whether all items are true (not zero); bool. */
    public static NDArray all(NDArray a) {
        return all.call(a);
    }

    /** Whether all items are true (not zero); bool; along one axis. */
    public static NDArray all(NDArray a, int axis) {
        return all.call(a, axis);
    }

    /** Whether all items are true (not zero); bool; along some axes. */
    public static NDArray all(NDArray a, Axis axis) {
        return all.call(a, axis);
    }

    /** The index of the first largest item; NaN counts as largest. In the flattened array if no axis is given. */
    public static NDArray argmax(NDArray a) {
        return argmax.call(a);
    }

    /** The index of the first largest item; NaN counts as largest. In the flattened array if no axis is given; along one axis. */
    public static NDArray argmax(NDArray a, int axis) {
        return argmax.call(a, axis);
    }

    /** The index of the first largest item; NaN counts as largest. In the flattened array if no axis is given; along some axes. */
    public static NDArray argmax(NDArray a, Axis axis) {
        return argmax.call(a, axis);
    }

    /** The index of the first smallest item; NaN counts as smallest. In the flattened array if no axis is given. */
    public static NDArray argmin(NDArray a) {
        return argmin.call(a);
    }

    /** The index of the first smallest item; NaN counts as smallest. In the flattened array if no axis is given; along one axis. */
    public static NDArray argmin(NDArray a, int axis) {
        return argmin.call(a, axis);
    }

    /** The index of the first smallest item; NaN counts as smallest. In the flattened array if no axis is given; along some axes. */
    public static NDArray argmin(NDArray a, Axis axis) {
        return argmin.call(a, axis);
    }

    /** The number of items which are not zero. */
    public static NDArray countNonzero(NDArray a) {
        return countNonzero.call(a);
    }

    /** The number of items which are not zero; along one axis. */
    public static NDArray countNonzero(NDArray a, int axis) {
        return countNonzero.call(a, axis);
    }

    /** The number of items which are not zero; along some axes. */
    public static NDArray countNonzero(NDArray a, Axis axis) {
        return countNonzero.call(a, axis);
    }

    /** Running sums of the flattened array: a fresh 1-d array. */
    public static NDArray cumsum(NDArray a) {
        return cumsum(a.ravel(), 0);
    }

    /** Running sums along an axis: a fresh array of the same shape. */
    public static NDArray cumsum(NDArray a, int axis) {
        return cumsum(a, axis, null, null);
    }

    /** Running sums along an axis in a dtype (null: NumPy's choice) into an array (null: a fresh one). */
    public static NDArray cumsum(NDArray a, int axis, @Nullable DType dtype, @Nullable NDArray out) {
        return Np.add.accumulate(atLeastOneAxis(a, axis), axis, dtype, out);
    }

    /** Running products of the flattened array: a fresh 1-d array. */
    public static NDArray cumprod(NDArray a) {
        return cumprod(a.ravel(), 0);
    }

    /** Running products along an axis: a fresh array of the same shape. */
    public static NDArray cumprod(NDArray a, int axis) {
        return cumprod(a, axis, null, null);
    }

    /** Running products along an axis in a dtype (null: NumPy's choice) into an array (null: a fresh one). */
    public static NDArray cumprod(NDArray a, int axis, @Nullable DType dtype, @Nullable NDArray out) {
        return Np.multiply.accumulate(atLeastOneAxis(a, axis), axis, dtype, out);
    }

    // NumPy lets a 0-d array pass as if it had one axis
    private static NDArray atLeastOneAxis(NDArray a, int axis) {
        return a.ndim() == 0 && (axis == 0 || axis == -1) ? a.ravel() : a;
    }
}
