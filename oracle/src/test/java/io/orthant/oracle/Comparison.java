package io.orthant.oracle;

import io.orthant.NDArray;
import io.orthant.dtype.DType;
import io.orthant.dtype.Float16;
import io.orthant.internal.shape.Shapes;
import io.orthant.internal.storage.Strided;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Compares an array with NumPy's: dtype, shape, every item. */
final class Comparison {
    private Comparison() {}

    /** The first difference in words, or null if there is none. */
    static @Nullable String difference(NDArray expected, NDArray actual, Tolerance tolerance) {
        if (expected.dtype() != actual.dtype()) {
            return "dtype " + actual.dtype() + " instead of " + expected.dtype();
        }
        if (!Arrays.equals(expected.shape(), actual.shape())) {
            return "shape " + Shapes.text(actual.shape()) + " instead of " + Shapes.text(expected.shape());
        }
        Strided e = expected.data();
        Strided a = actual.data();
        long[] index = new long[e.rank()];
        for (long k = e.size(); k > 0; k--) {
            long at = e.slot(index);
            long other = a.slot(index);
            for (int part = 0; part < e.dtype().slots(); part++) {
                double size = e.dtype().isComplex() ? largerPart(e.array(), (int) at) : 0;
                String d = slot(e.dtype(), e.array(), (int) at + part, a.array(), (int) other + part, size, tolerance);
                if (d != null) {
                    return "item " + Arrays.toString(index) + (part == 0 ? "" : " imaginary") + ": " + d;
                }
            }
            for (int axis = index.length - 1; axis >= 0 && ++index[axis] == e.shape()[axis]; axis--) {
                index[axis] = 0;
            }
        }
        return null;
    }

    // the error of a complex number is measured against its larger part
    private static double largerPart(Object carrier, int at) {
        double re = carrier instanceof double[] a ? a[at] : ((float[]) carrier)[at];
        double im = carrier instanceof double[] a ? a[at + 1] : ((float[]) carrier)[at + 1];
        double size = Math.max(Math.abs(re), Math.abs(im));
        return Double.isFinite(size) ? size : 0;
    }

    private static @Nullable String slot(
            DType dtype, Object x, int i, Object y, int j, double size, Tolerance tolerance) {
        switch (x) {
            case double[] a -> {
                double b = ((double[]) y)[j];
                return tolerance.accepts(a[i], b, Math.ulp(Math.max(Math.abs(a[i]), size)))
                        ? null
                        : b + " instead of " + a[i];
            }
            case float[] a -> {
                float b = ((float[]) y)[j];
                float spacing = Math.ulp(Math.max(Math.abs(a[i]), (float) size));
                return tolerance.accepts(a[i], b, spacing) ? null : b + " instead of " + a[i];
            }
            case short[] a
            when dtype == DType.FLOAT16 -> {
                double p = Float16.toFloat(a[i]);
                double q = Float16.toFloat(((short[]) y)[j]);
                double spacing = Math.max(Math.scalb(1.0, -24), Math.scalb(1.0, Math.getExponent(p) - 10));
                return tolerance.accepts(p, q, spacing) ? null : q + " instead of " + p;
            }
            default -> {
                long p = integer(x, i);
                long q = integer(y, j);
                return p == q ? null : q + " instead of " + p;
            }
        }
    }

    private static long integer(Object carrier, int i) {
        return switch (carrier) {
            case byte[] a -> a[i];
            case short[] a -> a[i];
            case int[] a -> a[i];
            case long[] a -> a[i];
            default -> throw new IllegalArgumentException(carrier.getClass().getName());
        };
    }
}
