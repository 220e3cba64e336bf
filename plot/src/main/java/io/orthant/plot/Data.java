package io.orthant.plot;

import io.orthant.NDArray;
import io.orthant.error.DTypeException;
import io.orthant.error.ShapeException;
import io.orthant.error.ValueException;
import java.util.Arrays;

/** Arrays as the numbers of a plot: checked, and copied, so that a plot does not change with its arrays. */
final class Data {
    private Data() {}

    /** The items of a 1-d array. */
    static double[] line(String operation, String name, NDArray a) {
        if (a.ndim() != 1) {
            throw new ShapeException(operation + ": " + name + " has shape " + shape(a)
                    + ", one dimension is needed; draw rows or columns one by one, or ravel() it");
        }
        return items(operation, name, a);
    }

    /** All items in row-major order. */
    static double[] items(String operation, String name, NDArray a) {
        if (a.dtype().isComplex()) {
            throw new DTypeException(operation + ": " + name + " is " + a.dtype() + ", real numbers are needed; plot "
                    + "real(), imag() or abs() of it");
        }
        if (a.size() == 0) {
            throw new ValueException(
                    operation + ": " + name + " of shape " + shape(a) + " is empty, there is nothing to draw");
        }
        return a.toDoubleArray();
    }

    static void sameLength(String operation, String first, double[] a, String second, double[] b) {
        if (a.length != b.length) {
            throw new ShapeException(operation + ": " + first + " and " + second + " must be of one length, found "
                    + a.length + " and " + b.length);
        }
    }

    /** 0, 1, … */
    static double[] places(int count) {
        double[] x = new double[count];
        Arrays.setAll(x, i -> i);
        return x;
    }

    static String shape(NDArray a) {
        StringBuilder text = new StringBuilder("(");
        for (int i = 0; i < a.ndim(); i++) {
            text.append(i == 0 ? "" : ",").append(a.shape()[i]);
        }
        return text.append(a.ndim() == 1 ? ",)" : ")").toString();
    }
}
