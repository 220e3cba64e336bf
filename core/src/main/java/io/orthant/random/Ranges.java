package io.orthant.random;

import io.orthant.NDArray;
import io.orthant.dtype.DType;
import io.orthant.error.DTypeException;
import io.orthant.error.ValueException;
import io.orthant.internal.exec.Assign;
import io.orthant.internal.storage.Strided;
import java.math.BigInteger;

/** The bounds of {@code randint}: their checks with NumPy's messages, and numbers between bounds that differ by place. */
final class Ranges {
    private final long[] low;
    private final long[] range;
    private final Strided out;

    private Ranges(long[] low, long[] range, Strided out) {
        this.low = low;
        this.range = range;
        this.out = out;
    }

    /** The dtype, if there are random integers of it. */
    static DType supported(DType dtype) {
        if (!dtype.isInteger() && !dtype.isBool()) {
            throw new DTypeException("Unsupported dtype " + dtype + " for randint; accepts bool and integers");
        }
        return dtype;
    }

    static ValueException empty(boolean lowIsZero) {
        return new ValueException(lowIsZero ? "high <= 0" : "low >= high");
    }

    private static BigInteger least(DType dtype) {
        return dtype.isUnsigned() || dtype.isBool()
                ? BigInteger.ZERO
                : BigInteger.ONE.shiftLeft(8 * dtype.itemSize() - 1).negate();
    }

    private static BigInteger greatest(DType dtype) {
        int bits = dtype.isBool() ? 1 : 8 * dtype.itemSize() - (dtype.isUnsigned() ? 0 : 1);
        return BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
    }

    /** Checks a closed range. */
    static void check(BigInteger low, BigInteger last, DType dtype) {
        if (low.compareTo(least(dtype)) < 0) {
            throw new ValueException("low is out of bounds for " + dtype);
        }
        if (last.compareTo(greatest(dtype)) > 0) {
            throw new ValueException("high is out of bounds for " + dtype);
        }
        if (low.compareTo(last) > 0) {
            throw empty(low.signum() == 0);
        }
    }

    /** Half-open ranges from two arrays, broadcast to a shape. */
    static Ranges of(NDArray low, NDArray high, DType dtype, long[] shape) {
        BigInteger[] lows = exact("low", low, shape);
        BigInteger[] highs = exact("high", high, shape);
        long[] offsets = new long[lows.length];
        long[] ranges = new long[lows.length];
        boolean allZero = true;
        BigInteger least = least(dtype);
        BigInteger greatest = greatest(dtype);
        for (BigInteger value : lows) {
            allZero &= value.signum() == 0;
            if (value.compareTo(least) < 0 || value.compareTo(greatest) > 0) {
                throw new ValueException("low is out of bounds for " + dtype);
            }
        }
        for (BigInteger value : highs) {
            if (value.compareTo(greatest) > 0 && !value.equals(greatest.add(BigInteger.ONE))) {
                throw new ValueException("high is out of bounds for " + dtype);
            }
        }
        for (int i = 0; i < lows.length; i++) {
            if (lows[i].compareTo(highs[i]) >= 0) {
                throw empty(allZero);
            }
            offsets[i] = lows[i].longValue();
            ranges[i] = highs[i].subtract(lows[i]).longValue() - 1;
        }
        return new Ranges(offsets, ranges, Strided.zeros(dtype, shape));
    }

    private static BigInteger[] exact(String name, NDArray array, long[] shape) {
        DType dtype = array.dtype();
        if (!dtype.isInteger() && !dtype.isBool()) {
            throw new DTypeException("randint: " + name + " must be an array of integers, not " + dtype);
        }
        Strided all = Assign.copy(array.data().broadcastTo(shape), dtype == DType.UINT64 ? dtype : DType.INT64);
        long[] bits = (long[]) all.array();
        BigInteger[] values = new BigInteger[bits.length];
        for (int i = 0; i < bits.length; i++) {
            BigInteger value = BigInteger.valueOf(bits[i]);
            values[i] = dtype == DType.UINT64 && bits[i] < 0 ? value.add(BigInteger.ONE.shiftLeft(64)) : value;
        }
        return values;
    }

    Strided draw(BoundedIntegers integers) {
        for (int i = 0; i < low.length; i++) {
            integers.fill(out, i, i + 1, low[i], range[i]);
        }
        return out;
    }
}
