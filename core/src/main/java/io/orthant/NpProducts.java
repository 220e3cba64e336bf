package io.orthant;

import io.orthant.error.ShapeException;
import io.orthant.internal.exec.MatMul;
import io.orthant.internal.shape.Axes;
import io.orthant.internal.shape.Shapes;
import java.util.Arrays;

/** NumPy's products of vectors, matrices and tensors; results are fresh arrays of the promoted dtype. */
abstract sealed class NpProducts extends NpUfuncs permits Np {
    /**
     * Matrix product of the last two axes, the axes before them broadcast: {@code (…,n,k) (…,k,m)}. A 1-d operand is a row at
     * the left and a column at the right; that axis is dropped from the result. Integers wrap around; bool is an or of ands.
     *
     * @throws ShapeException if the core dimensions differ, or an operand is 0-d
     */
    public static NDArray matmul(NDArray a, NDArray b) {
        return NDArray.of(MatMul.matmul(a.data(), b.data()));
    }

    /**
     * Sum of products over a's last and b's last but one axis (its only axis if 1-d), without broadcasting: the other axes of
     * a come before those of b. 0-d operands multiply.
     */
    public static NDArray dot(NDArray a, NDArray b) {
        return NDArray.of(MatMul.dot(a.data(), b.data()));
    }

    /** Dot product of the flattened operands, with a conjugated; 0-d. */
    public static NDArray vdot(NDArray a, NDArray b) {
        return NDArray.of(MatMul.vdot(a.data(), b.data()));
    }

    /** Sum of products over the last axis of both; 0-d operands multiply. */
    public static NDArray inner(NDArray a, NDArray b) {
        return NDArray.of(MatMul.inner(a.data(), b.data()));
    }

    /** Every item of a times every item of b, both flattened: (a.size(), b.size()). */
    public static NDArray outer(NDArray a, NDArray b) {
        return NDArray.of(MatMul.outer(a.data(), b.data()));
    }

    /** {@link #tensordot(NDArray, NDArray, int)} over two axes, NumPy's default. */
    public static NDArray tensordot(NDArray a, NDArray b) {
        return tensordot(a, b, 2);
    }

    /** Sum of products over the last {@code axes} axes of a and the first ones of b. */
    public static NDArray tensordot(NDArray a, NDArray b, int axes) {
        if (axes < 0 || axes > a.ndim() || axes > b.ndim()) {
            throw new ShapeException("tensordot: cannot sum over " + axes + " axes of shapes " + Shapes.text(a.shape())
                    + " and " + Shapes.text(b.shape()));
        }
        int[] last = new int[axes];
        int[] first = new int[axes];
        Arrays.setAll(last, i -> a.ndim() - axes + i);
        Arrays.setAll(first, i -> i);
        return tensordot(a, b, last, first);
    }

    /** Sum of products over pairs of axes; the other axes of a come before those of b. */
    public static NDArray tensordot(NDArray a, NDArray b, int[] axesOfA, int[] axesOfB) {
        return NDArray.of(MatMul.tensordot(
                a.data(),
                Axes.normalize("tensordot", axesOfA, a.ndim()),
                b.data(),
                Axes.normalize("tensordot", axesOfB, b.ndim())));
    }

    /** Kronecker product: blocks of b scaled by the items of a; axes are those of the operand with more of them. */
    public static NDArray kron(NDArray a, NDArray b) {
        return NDArray.of(MatMul.kron(a.data(), b.data()));
    }

    /** Sum along the main diagonal of the first two axes. */
    public static NDArray trace(NDArray a) {
        return trace(a, 0, 0, 1);
    }

    /** Sum along a diagonal of two axes; above the main one if the offset is positive. */
    public static NDArray trace(NDArray a, long offset, int axis1, int axis2) {
        return a.diagonal(offset, axis1, axis2).sum(-1);
    }
}
