package io.orthant.linalg;

import io.orthant.NDArray;
import io.orthant.dtype.DType;
import io.orthant.error.DTypeException;
import io.orthant.internal.exec.Assign;
import io.orthant.internal.linalg.Field;
import io.orthant.internal.shape.Shapes;
import io.orthant.internal.storage.Strided;
import java.util.Arrays;

/**
 * A stack of matrices as the providers take them: float64 or complex128, dense, one after the other. Knows the dtype
 * results are rounded to.
 *
 * @param dtype float32, float64, complex64 or complex128
 * @param field real or complex
 * @param stack the shape without the last two axes
 * @param m rows
 * @param n columns
 * @param values all matrices
 */
record Matrices(DType dtype, Field field, long[] stack, int m, int n, double[] values) {

    /** An array with at least two axes. */
    static Matrices of(String operation, NDArray a) {
        return of(operation, a, resultType(operation, a.dtype()));
    }

    /** An array whose last two axes are equal. */
    static Matrices square(String operation, NDArray a) {
        Matrices matrices = of(operation, a);
        matrices.requireSquare(operation);
        return matrices;
    }

    static Matrices of(String operation, NDArray a, DType dtype) {
        requireStack(operation, a);
        return of(a.data(), dtype);
    }

    static Matrices of(Strided data, DType dtype) {
        long[] shape = data.shape();
        int rank = shape.length;
        Field field = dtype.isComplex() ? Field.COMPLEX : Field.REAL;
        Strided copy = Assign.copy(data, dtype.isComplex() ? DType.COMPLEX128 : DType.FLOAT64);
        return new Matrices(
                dtype,
                field,
                Arrays.copyOf(shape, rank - 2),
                Math.toIntExact(shape[rank - 2]),
                Math.toIntExact(shape[rank - 1]),
                (double[]) copy.array());
    }

    static void requireStack(String operation, NDArray a) {
        if (a.ndim() < 2) {
            throw new LinAlgException(
                    operation + ": " + a.ndim() + "-dimensional array given. Array must be at least two-dimensional");
        }
    }

    void requireSquare(String operation) {
        if (m != n) {
            throw new LinAlgException(
                    operation + ": Last 2 dimensions of the array must be square, found (" + m + "," + n + ")");
        }
    }

    /** NumPy's rule: integers and bool become float64, the result is complex or double if an operand is. */
    static DType resultType(String operation, DType... operands) {
        boolean complex = false;
        boolean single = true;
        for (DType t : operands) {
            if (t == DType.FLOAT16) {
                throw new DTypeException(
                        operation + ": array type float16 is unsupported in linalg; use astype(FLOAT32)");
            }
            complex |= t.isComplex();
            single &= t.realType() == DType.FLOAT32;
        }
        if (complex) {
            return single ? DType.COMPLEX64 : DType.COMPLEX128;
        }
        return single ? DType.FLOAT32 : DType.FLOAT64;
    }

    /** Number of matrices. */
    int count() {
        return Math.toIntExact(Shapes.size(stack));
    }

    /** Elements of the array per matrix. */
    int length() {
        return m * n * field.slots();
    }

    /** A copy of one matrix, to be overwritten. */
    double[] matrix(int i) {
        return Arrays.copyOfRange(values, i * length(), (i + 1) * length());
    }

    /** One matrix, to be overwritten; the only one is not copied, and so gone from the stack afterwards. */
    double[] taken(int i) {
        return values.length == length() ? values : matrix(i);
    }

    /** The shape of results: the stack's with further axes. */
    long[] shape(long... last) {
        long[] shape = Arrays.copyOf(stack, stack.length + last.length);
        System.arraycopy(last, 0, shape, stack.length, last.length);
        return shape;
    }

    /** Room for one result of some items per matrix. */
    double[] room(Field kind, long... last) {
        return (double[]) Strided.zeros(kind == Field.REAL ? DType.FLOAT64 : DType.COMPLEX128, shape(last))
                .array();
    }

    /** Whether all numbers of a matrix are finite. */
    static boolean isFinite(double[] a) {
        for (double x : a) {
            if (!Double.isFinite(x)) {
                return false;
            }
        }
        return true;
    }

    /** Results of this stack's dtype. */
    NDArray result(double[] all, long... last) {
        return rounded(dtype, all, shape(last));
    }

    /** Results of the real dtype that belongs to this stack's. */
    NDArray realResult(double[] all, long... last) {
        return rounded(dtype.realType(), all, shape(last));
    }

    /** Doubles as an array, rounded once to float32 or complex64 if that is the dtype. */
    static NDArray rounded(DType dtype, double[] all, long... shape) {
        DType wide = dtype.isComplex() ? DType.COMPLEX128 : DType.FLOAT64;
        Strided data = Strided.of(wide, all, shape);
        return NDArray.of(dtype == wide ? data : Assign.copy(data, dtype));
    }

    /** The distance from 1 to the next number of a result dtype. */
    static double epsilon(DType dtype) {
        return dtype.realType() == DType.FLOAT32 ? Math.ulp(1f) : Math.ulp(1.0);
    }
}
