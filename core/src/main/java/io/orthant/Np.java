package io.orthant;

import io.orthant.dtype.DType;
import io.orthant.internal.exec.Dispatch;
import io.orthant.op.Choice;
import java.util.Arrays;

/** NumPy's functions by NumPy's names; meant for {@code import static io.orthant.Np.*}. */
public final class Np extends NpProducts {
    static final Ufunc WHERE = new Ufunc(new Dispatch(Choice.WHERE));

    private Np() {}

    /**
     * {@code x} where the condition is true (not zero), else {@code y}.
     *
     * @param condition an array; not bool: zero is false
     * @param x an array or a number
     * @param y an array or a number
     * @return a fresh array of the broadcast shape and the promoted dtype of x and y
     */
    public static NDArray where(NDArray condition, Object x, Object y) {
        return WHERE.call(condition.dtype() == DType.BOOL ? condition : condition.astype(DType.BOOL), x, y);
    }

    /** Whether two numbers agree within {@code 1e-8 + 1e-5 * |b|}; NaN never does. */
    public static NDArray isclose(NDArray a, NDArray b) {
        return isclose(a, b, 1e-5, 1e-8, false);
    }

    /**
     * Element-wise {@code |a - b| <= atol + rtol * |b|}, infinities only if equal.
     *
     * @param rtol tolerance relative to b
     * @param atol absolute tolerance
     * @param equalNan whether NaN agrees with NaN
     */
    public static NDArray isclose(NDArray a, NDArray b, double rtol, double atol, boolean equalNan) {
        return ErrState.ignore().call(() -> {
            NDArray expected = b.dtype().isInexact() ? b : b.astype(DType.FLOAT64);
            NDArray near = absolute(a.minus(expected))
                    .le(absolute(expected).times(rtol).plus(atol));
            NDArray close = near.and(isfinite(expected)).or(a.eq(expected));
            return equalNan ? close.or(nan(a).and(nan(expected))) : close;
        });
    }

    private static NDArray nan(NDArray a) {
        return a.ne(a);
    }

    /** Whether all elements are close; see {@link #isclose(NDArray, NDArray)}. */
    public static boolean allclose(NDArray a, NDArray b) {
        return allclose(a, b, 1e-5, 1e-8, false);
    }

    /** Whether all elements are close; see {@link #isclose(NDArray, NDArray, double, double, boolean)}. */
    public static boolean allclose(NDArray a, NDArray b, double rtol, double atol, boolean equalNan) {
        return isclose(a, b, rtol, atol, equalNan).all().getBoolean();
    }

    /** Whether two arrays have the same shape and equal elements; NaN equals nothing. */
    public static boolean arrayEqual(NDArray a, NDArray b) {
        return arrayEqual(a, b, false);
    }

    /** Whether two arrays have the same shape and equal elements, NaN equal to NaN if asked for. */
    public static boolean arrayEqual(NDArray a, NDArray b, boolean equalNan) {
        if (!Arrays.equals(a.data().shape(), b.data().shape())) {
            return false;
        }
        NDArray same = a.eq(b);
        return (equalNan ? same.or(nan(a).and(nan(b))) : same).all().getBoolean();
    }
}
