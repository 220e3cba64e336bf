package io.orthant.linalg;

import io.orthant.NDArray;
import io.orthant.dtype.DType;
import io.orthant.error.ShapeException;
import io.orthant.error.ValueException;
import io.orthant.internal.exec.Assign;
import io.orthant.internal.exec.MatMul;
import io.orthant.internal.shape.Shapes;
import io.orthant.internal.storage.Items;
import io.orthant.internal.storage.Strided;

/** Products of several matrices. */
final class Chains {
    private Chains() {}

    static NDArray matrixPower(NDArray a, int exponent) {
        Matrices.requireStack("matrixPower", a);
        if (a.shape(-1) != a.shape(-2)) {
            throw new LinAlgException(
                    "matrixPower: Last 2 dimensions of the array must be square, found " + Shapes.text(a.shape()));
        }
        if (exponent == 0) {
            return NDArray.of(identities(a.dtype(), a.shape()));
        }
        Strided square = exponent < 0 ? Solvers.inv(a).data() : a.data();
        Strided result = null;
        for (long bits = Math.abs((long) exponent); bits > 0; bits >>= 1) {
            if ((bits & 1) != 0) {
                result = result == null ? square : MatMul.matmul(result, square);
            }
            if (bits > 1) {
                square = MatMul.matmul(square, square);
            }
        }
        Strided power = result == null ? square : result;
        return NDArray.of(power == a.data() ? Assign.copy(power, power.dtype()) : power);
    }

    private static Strided identities(DType dtype, long[] shape) {
        Strided ones = Strided.zeros(dtype, shape);
        long n = shape[shape.length - 1];
        for (long i = 0; i < ones.size(); i += n * n) {
            for (long k = 0; k < n; k++) {
                Items.setLong(dtype, ones.array(), (i + k * n + k) * dtype.slots(), 1);
            }
        }
        return ones;
    }

    static NDArray multiDot(NDArray... arrays) {
        int count = arrays.length;
        if (count < 2) {
            throw new ValueException("multiDot: Expecting at least two arrays, got " + count);
        }
        Strided[] chain = new Strided[count];
        long[] sizes = new long[count + 1];
        for (int i = 0; i < count; i++) {
            Strided x = arrays[i].data();
            boolean end = i == 0 || i == count - 1;
            if (x.rank() != 2 && !(end && x.rank() == 1)) {
                throw new LinAlgException("multiDot: " + x.rank() + "-dimensional array given at " + i
                        + ". Array must be two-dimensional");
            }
            if (x.rank() == 1) {
                long n = x.shape()[0];
                long step = x.strides()[0];
                x = i == 0
                        ? x.view(x.offset(), new long[] {1, n}, new long[] {0, step})
                        : x.view(x.offset(), new long[] {n, 1}, new long[] {step, 0});
            }
            if (i > 0 && sizes[i] != x.shape()[0]) {
                throw new ShapeException("multiDot: shapes " + Shapes.text(arrays[i - 1].shape()) + " and "
                        + Shapes.text(arrays[i].shape()) + " not aligned: " + sizes[i] + " and " + x.shape()[0]);
            }
            chain[i] = x;
            sizes[i] = x.shape()[0];
            sizes[i + 1] = x.shape()[1];
        }
        Strided product = multiply(chain, splits(sizes), 0, count - 1);
        boolean row = arrays[0].ndim() == 1;
        boolean column = arrays[count - 1].ndim() == 1;
        long[] shape;
        if (row) {
            shape = column ? new long[0] : new long[] {sizes[count]};
        } else {
            shape = column ? new long[] {sizes[0]} : new long[] {sizes[0], sizes[count]};
        }
        return NDArray.of(Strided.of(product.dtype(), product.array(), shape));
    }

    // where to cut each partial chain so that the multiplications are fewest: Cormen et al., "Introduction to
    // Algorithms",
    // section 15.2
    private static int[][] splits(long[] sizes) {
        int n = sizes.length - 1;
        double[][] cost = new double[n][n];
        int[][] split = new int[n][n];
        for (int length = 1; length < n; length++) {
            for (int i = 0; i + length < n; i++) {
                int j = i + length;
                cost[i][j] = Double.POSITIVE_INFINITY;
                for (int k = i; k < j; k++) {
                    double c = cost[i][k] + cost[k + 1][j] + (double) sizes[i] * sizes[k + 1] * sizes[j + 1];
                    if (c < cost[i][j]) {
                        cost[i][j] = c;
                        split[i][j] = k;
                    }
                }
            }
        }
        return split;
    }

    private static Strided multiply(Strided[] chain, int[][] split, int i, int j) {
        if (i == j) {
            return chain[i];
        }
        int k = split[i][j];
        return MatMul.matmul(multiply(chain, split, i, k), multiply(chain, split, k + 1, j));
    }
}
