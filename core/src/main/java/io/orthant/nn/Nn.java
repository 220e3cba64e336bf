package io.orthant.nn;

import io.orthant.Arithmetic;
import io.orthant.Axis;
import io.orthant.ErrState;
import io.orthant.Lazy;
import io.orthant.NDArray;
import io.orthant.Np;
import io.orthant.error.AxisException;
import io.orthant.error.DTypeException;
import io.orthant.error.FpCondition;
import io.orthant.error.ShapeException;
import io.orthant.internal.exec.SoftmaxRows;
import io.orthant.internal.shape.Shapes;
import io.orthant.internal.storage.Strided;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Activations, normalisation and losses, written so that large inputs neither overflow nor warn. The element-wise ones
 * serve arrays and lazy chains alike: {@code Nn.sigmoid(x)}, {@code Nn.sigmoid(x.lazy().times(2)).eval()}. Results are
 * fresh; floats keep their dtype, integers and bool become float64 ({@link #relu} keeps every dtype).
 */
public final class Nn {
    // fewer items are done before a chain is looked up
    private static final int LONG = 1024;

    private Nn() {}

    /** Whether several steps are better taken in one pass over memory: the bits are the same. */
    private static boolean isLong(Arithmetic<?> x) {
        return x instanceof NDArray a && a.size() >= LONG;
    }

    @SuppressWarnings("unchecked") // what an array's chain gives is an array again
    private static <T extends Arithmetic<T>> T eval(Lazy chain) {
        return (T) chain.eval();
    }

    /** {@code max(0, x)}; NaN stays. */
    public static <T extends Arithmetic<T>> T relu(T x) {
        return x.apply(Np.maximum, 0L, x);
    }

    /** As {@link #leakyRelu(Arithmetic, double)}, with slope 0.01. */
    public static <T extends Arithmetic<T>> T leakyRelu(T x) {
        return leakyRelu(x, 0.01);
    }

    /** x where positive, else {@code alpha * x}. */
    public static <T extends Arithmetic<T>> T leakyRelu(T x, double alpha) {
        if (isLong(x)) {
            return eval(leakyRelu(((NDArray) x).lazy(), alpha));
        }
        return x.gt(0L).choose(x, x.times(alpha));
    }

    /**
     * {@code 1 / (1 + exp(-x))}. For negative x computed as {@code exp(x) / (1 + exp(x))}: the same number, but the
     * exponential cannot overflow, and far below zero the result is exp(x) to the last bit instead of 0.
     */
    public static <T extends Arithmetic<T>> T sigmoid(T x) {
        if (isLong(x)) {
            return eval(sigmoid(((NDArray) x).lazy()));
        }
        // the smaller of x and -x is -|x|, for bool and unsigned integers too
        T decay = x.apply(Np.minimum, x, x.times(-1.0)).exp();
        return x.ge(0L).choose(1.0, decay).div(decay.plus(1.0));
    }

    /** Hyperbolic tangent: ±1 for large |x|, where its quotient of exponentials gives NaN. */
    public static <T extends Arithmetic<T>> T tanh(T x) {
        return x.tanh();
    }

    /**
     * {@code exp(x)} over its sum along an axis, shifted by the maximum so that nothing overflows.
     *
     * @throws AxisException if the axis is out of bounds
     * @throws io.orthant.error.ValueException if the axis has no items
     */
    public static NDArray softmax(NDArray x, int axis) {
        Strided rows = isLast(x, axis) ? SoftmaxRows.softmax(x.data()) : null;
        if (rows != null) {
            return NDArray.of(rows);
        }
        NDArray shifted = x.minus(x.max(along(axis)));
        NDArray powers = shifted.exp();
        return powers.div(powers.sum(along(axis)));
    }

    /** {@code exp(x)} over its sum along an axis as the formula stands: NaN and warnings where exp overflows. */
    public static NDArray softmaxUnstable(NDArray x, int axis) {
        NDArray powers = x.exp();
        return powers.div(powers.sum(along(axis)));
    }

    /** The logarithm of {@link #softmax}, without taking the logarithm of zeros: {@code x - logsumexp(x)}. */
    public static NDArray logSoftmax(NDArray x, int axis) {
        NDArray rows = logsumexpOfRows(x, axis, true);
        return x.minus(rows != null ? rows : logsumexp(x, along(axis)));
    }

    /** {@code log(sum(exp(x)))} along an axis, without overflow; see {@link #logsumexp(NDArray, Axis)}. */
    public static NDArray logsumexp(NDArray x, int axis) {
        NDArray rows = logsumexpOfRows(x, axis, false);
        return rows != null ? rows : logsumexp(x, Axis.axis(axis));
    }

    private static @Nullable NDArray logsumexpOfRows(NDArray x, int axis, boolean keepdims) {
        SoftmaxRows.Sums rows = isLast(x, axis) ? SoftmaxRows.sums(x.data()) : null;
        if (rows == null) {
            return null;
        }
        long[] shape = Arrays.copyOf(x.shape(), keepdims ? x.ndim() : x.ndim() - 1);
        if (keepdims) {
            shape[shape.length - 1] = 1;
        }
        return NDArray.of(rows.peaks()).plus(NDArray.of(rows.sums()).log()).reshape(shape);
    }

    /**
     * {@code m + log(sum(exp(x - m)))} with m the maximum along the axes. An infinite maximum is not subtracted, so that
     * infinities give themselves and not NaN.
     *
     * @throws AxisException if an axis is out of bounds
     * @throws io.orthant.error.ValueException if there are no items along the axes
     */
    public static NDArray logsumexp(NDArray x, Axis axes) {
        NDArray peak = x.max(axes.keepdims());
        NDArray shift = peak.dtype().isInexact() ? Np.where(Np.isfinite(peak), peak, 0.0) : peak;
        NDArray sum = x.minus(shift).exp().sum(axes);
        NDArray logarithm = ErrState.ignore(FpCondition.DIVIDE).call(sum::log);
        return shift.reshape(sum.shape()).plus(logarithm);
    }

    /** As {@link #standardize(NDArray, Axis, double)} along one axis, with 1e-8. */
    public static NDArray standardize(NDArray x, int axis) {
        return standardize(x, axis, 1e-8);
    }

    /** As {@link #standardize(NDArray, Axis, double)} along one axis. */
    public static NDArray standardize(NDArray x, int axis, double eps) {
        return standardize(x, Axis.axis(axis), eps);
    }

    /**
     * {@code (x - mean) / (std + eps)} along axes: mean 0 and deviation 1.
     *
     * @param eps keeps constant rows from dividing by zero
     * @throws AxisException if an axis is out of bounds
     */
    public static NDArray standardize(NDArray x, Axis axes, double eps) {
        Axis kept = axes.keepdims();
        return x.lazy().minus(x.mean(kept)).div(x.std(kept).plus(eps)).eval();
    }

    /**
     * The mean cross entropy of rows of logits: {@code -mean(logSoftmax(logits)[row, y[row]])}.
     *
     * @param logits (batch, classes)
     * @param y (batch), integers: each row's class; negative ones count from the end, as any index
     * @return 0-d, of the dtype of the logarithms
     * @throws ShapeException unless the shapes are (n,c) and (n,)
     * @throws DTypeException if y does not hold integers
     * @throws io.orthant.error.IndexException if a class is out of bounds
     */
    public static NDArray crossEntropyFromLogits(NDArray logits, NDArray y) {
        if (logits.ndim() != 2 || y.ndim() != 1 || logits.shape(0) != y.shape(0)) {
            throw new ShapeException("crossEntropyFromLogits: logits must be (batch,classes) and y (batch,), found "
                    + Shapes.text(logits.shape()) + " and " + Shapes.text(y.shape()));
        }
        if (!y.dtype().isInteger()) {
            throw new DTypeException(
                    "crossEntropyFromLogits: y must hold class numbers, found " + y.dtype() + "; use astype(INT64)");
        }
        NDArray picked = logSoftmax(logits, 1).get(Np.arange(logits.shape(0)), y);
        return picked.mean().unaryMinus();
    }

    private static boolean isLast(NDArray x, int axis) {
        return x.ndim() > 0 && (axis == -1 || axis == x.ndim() - 1);
    }

    private static Axis along(int axis) {
        return Axis.axis(axis).keepdims();
    }
}
