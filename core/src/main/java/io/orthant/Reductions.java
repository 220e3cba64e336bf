package io.orthant;

/**
 * Reductions of an array: over all axes, one axis, or several ({@code x.sum(axis(0, 1).keepdims())}). Results are fresh
 * arrays, 0-d over all axes. Every other option is reached through the objects of {@link Np}:
 * {@code Np.sum.axis(0).dtype(FLOAT64).where(mask).initial(0).call(x)}.
 *
 * <p>All throw {@link io.orthant.error.AxisException} for an axis out of bounds. Those without an identity (max, min, ptp,
 * argmax, argmin) throw {@link io.orthant.error.ValueException} for an empty run.
 */
public sealed interface Reductions permits NDArray {
    /** This array. */
    NDArray self();

    /** The sum; of small integers in 64 bits, of floats pairwise in their own dtype. */
    default NDArray sum() {
        return Np.sum.call(self());
    }

    /** The sum; of small integers in 64 bits, of floats pairwise in their own dtype; along one axis. */
    default NDArray sum(int axis) {
        return Np.sum.call(self(), axis);
    }

    /** The sum; of small integers in 64 bits, of floats pairwise in their own dtype; along some axes. */
    default NDArray sum(Axis axis) {
        return Np.sum.call(self(), axis);
    }

    /** The product; of small integers in 64 bits. */
    default NDArray prod() {
        return Np.prod.call(self());
    }

    /** The product; of small integers in 64 bits; along one axis. */
    default NDArray prod(int axis) {
        return Np.prod.call(self(), axis);
    }

    /** The product; of small integers in 64 bits; along some axes. */
    default NDArray prod(Axis axis) {
        return Np.prod.call(self(), axis);
    }

    /** The largest item, NaN if there is one. */
    default NDArray max() {
        return Np.max.call(self());
    }

    /** The largest item, NaN if there is one; along one axis. */
    default NDArray max(int axis) {
        return Np.max.call(self(), axis);
    }

    /** The largest item, NaN if there is one; along some axes. */
    default NDArray max(Axis axis) {
        return Np.max.call(self(), axis);
    }

    /** The smallest item, NaN if there is one. */
    default NDArray min() {
        return Np.min.call(self());
    }

    /** The smallest item, NaN if there is one; along one axis. */
    default NDArray min(int axis) {
        return Np.min.call(self(), axis);
    }

    /** The smallest item, NaN if there is one; along some axes. */
    default NDArray min(Axis axis) {
        return Np.min.call(self(), axis);
    }

    /** The mean; of integers in float64. */
    default NDArray mean() {
        return Np.mean.call(self());
    }

    /** The mean; of integers in float64; along one axis. */
    default NDArray mean(int axis) {
        return Np.mean.call(self(), axis);
    }

    /** The mean; of integers in float64; along some axes. */
    default NDArray mean(Axis axis) {
        return Np.mean.call(self(), axis);
    }

    /** The variance with n in the denominator; see {@link Reducer#ddof}. */
    default NDArray var() {
        return Np.var.call(self());
    }

    /** The variance with n in the denominator; see {@link Reducer#ddof}; along one axis. */
    default NDArray var(int axis) {
        return Np.var.call(self(), axis);
    }

    /** The variance with n in the denominator; see {@link Reducer#ddof}; along some axes. */
    default NDArray var(Axis axis) {
        return Np.var.call(self(), axis);
    }

    /** The standard deviation with n in the denominator; see {@link Reducer#ddof}. */
    default NDArray std() {
        return Np.std.call(self());
    }

    /** The standard deviation with n in the denominator; see {@link Reducer#ddof}; along one axis. */
    default NDArray std(int axis) {
        return Np.std.call(self(), axis);
    }

    /** The standard deviation with n in the denominator; see {@link Reducer#ddof}; along some axes. */
    default NDArray std(Axis axis) {
        return Np.std.call(self(), axis);
    }

    /** The largest minus the smallest item. */
    default NDArray ptp() {
        return Np.ptp.call(self());
    }

    /** The largest minus the smallest item; along one axis. */
    default NDArray ptp(int axis) {
        return Np.ptp.call(self(), axis);
    }

    /** The largest minus the smallest item; along some axes. */
    default NDArray ptp(Axis axis) {
        return Np.ptp.call(self(), axis);
    }

    /** Whether any item is true (not zero); bool. */
    default NDArray any() {
        return Np.any.call(self());
    }

    /** Whether any item is true (not zero); bool; along one axis. */
    default NDArray any(int axis) {
        return Np.any.call(self(), axis);
    }

    /** Whether any item is true (not zero); bool; along some axes. */
    default NDArray any(Axis axis) {
        return Np.any.call(self(), axis);
    }

    /** Whether all items are true (not zero); bool. */
    default NDArray all() {
        return Np.all.call(self());
    }

    /** Whether all items are true (not zero); bool; along one axis. */
    default NDArray all(int axis) {
        return Np.all.call(self(), axis);
    }

    /** Whether all items are true (not zero); bool; along some axes. */
    default NDArray all(Axis axis) {
        return Np.all.call(self(), axis);
    }

    /** The index of the first largest item; NaN counts as largest. In the flattened array if no axis is given. */
    default NDArray argmax() {
        return Np.argmax.call(self());
    }

    /** The index of the first largest item; NaN counts as largest. In the flattened array if no axis is given; along one axis. */
    default NDArray argmax(int axis) {
        return Np.argmax.call(self(), axis);
    }

    /** The index of the first largest item; NaN counts as largest. In the flattened array if no axis is given; along some axes. */
    default NDArray argmax(Axis axis) {
        return Np.argmax.call(self(), axis);
    }

    /** The index of the first smallest item; NaN counts as smallest. In the flattened array if no axis is given. */
    default NDArray argmin() {
        return Np.argmin.call(self());
    }

    /** The index of the first smallest item; NaN counts as smallest. In the flattened array if no axis is given; along one axis. */
    default NDArray argmin(int axis) {
        return Np.argmin.call(self(), axis);
    }

    /** The index of the first smallest item; NaN counts as smallest. In the flattened array if no axis is given; along some axes. */
    default NDArray argmin(Axis axis) {
        return Np.argmin.call(self(), axis);
    }

    /** The number of items which are not zero. */
    default NDArray countNonzero() {
        return Np.countNonzero.call(self());
    }

    /** The number of items which are not zero; along one axis. */
    default NDArray countNonzero(int axis) {
        return Np.countNonzero.call(self(), axis);
    }

    /** The number of items which are not zero; along some axes. */
    default NDArray countNonzero(Axis axis) {
        return Np.countNonzero.call(self(), axis);
    }

    /** Running sums of the flattened array: a fresh 1-d array. */
    default NDArray cumsum() {
        return Np.cumsum(self());
    }

    /** Running sums along an axis: a fresh array of the same shape. */
    default NDArray cumsum(int axis) {
        return Np.cumsum(self(), axis);
    }

    /** Running products of the flattened array: a fresh 1-d array. */
    default NDArray cumprod() {
        return Np.cumprod(self());
    }

    /** Running products along an axis: a fresh array of the same shape. */
    default NDArray cumprod(int axis) {
        return Np.cumprod(self(), axis);
    }
}
