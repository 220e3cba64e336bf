package io.orthant.linalg;

import io.orthant.NDArray;
import io.orthant.dtype.DType;
import io.orthant.error.ShapeException;
import io.orthant.internal.linalg.Field;
import io.orthant.internal.linalg.LinalgProvider;
import io.orthant.internal.linalg.Product;
import io.orthant.internal.linalg.Providers;
import io.orthant.internal.shape.Shapes;
import io.orthant.internal.storage.Strided;
import java.util.Arrays;
import java.util.List;

/** What rests on solving systems: solve, inverse, determinant, least squares, pseudo-inverse. */
final class Solvers {
    private Solvers() {}

    static NDArray solve(NDArray a, NDArray b) {
        DType dtype = Matrices.resultType("solve", a.dtype(), b.dtype());
        Matrices.requireStack("solve", a);
        boolean vector = b.ndim() == 1;
        Strided right = vector ? column(b.data()) : b.data();
        if (right.rank() < 2) {
            throw new LinAlgException("solve: b is 0-dimensional. Array must be at least one-dimensional");
        }
        long n = a.shape(-1);
        if (a.shape(-2) != n) {
            throw new LinAlgException(
                    "solve: Last 2 dimensions of the array must be square, found " + Shapes.text(a.shape()));
        }
        long columns = right.shape()[right.rank() - 1];
        if (right.shape()[right.rank() - 2] != n) {
            throw new ShapeException("solve: a " + Shapes.text(a.shape()) + " and b " + Shapes.text(b.shape())
                    + " differ in core dimension: " + n + " and " + right.shape()[right.rank() - 2]);
        }
        long[] stack = Shapes.broadcast("solve", List.of(head(a.data()), head(right)));
        Matrices left = Matrices.of(a.data().broadcastTo(with(stack, n, n)), dtype);
        Matrices in = Matrices.of(right.broadcastTo(with(stack, n, columns)), dtype);
        solveAll(left, in);
        return vector ? in.result(in.values(), n) : in.result(in.values(), n, columns);
    }

    static NDArray inv(NDArray a) {
        Matrices in = Matrices.square("inv", a);
        int n = in.n();
        double[] all = in.room(in.field(), n, n);
        for (int i = 0; i < in.count(); i++) {
            System.arraycopy(Decompositions.identity(in.field(), n, n), 0, all, i * in.length(), in.length());
        }
        Matrices inverse = new Matrices(in.dtype(), in.field(), in.stack(), n, n, all);
        solveAll(in, inverse);
        return in.result(all, n, n);
    }

    // overwrites every right side by its solution
    private static void solveAll(Matrices left, Matrices right) {
        int n = left.n();
        for (int i = 0; i < left.count() && right.length() > 0; i++) {
            double[] x = right.taken(i);
            if (Providers.current().solve(left.field(), n, right.n(), left.taken(i), x) != 0) {
                throw new LinAlgException("Singular matrix");
            }
            if (x != right.values()) {
                System.arraycopy(x, 0, right.values(), i * right.length(), right.length());
            }
        }
    }

    static Slogdet slogdet(NDArray a) {
        Matrices in = Matrices.square("slogdet", a);
        double[] sign = in.room(in.field());
        double[] log = in.room(Field.REAL);
        logDeterminants(in, sign, log);
        return new Slogdet(in.result(sign), in.realResult(log));
    }

    static NDArray det(NDArray a) {
        Matrices in = Matrices.square("det", a);
        double[] sign = in.room(in.field());
        double[] log = in.room(Field.REAL);
        logDeterminants(in, sign, log);
        int slots = in.field().slots();
        for (int i = 0; i < sign.length; i++) {
            sign[i] *= Math.exp(log[i / slots]);
        }
        return in.result(sign);
    }

    private static void logDeterminants(Matrices in, double[] sign, double[] log) {
        int n = in.n();
        int slots = in.field().slots();
        for (int i = 0; i < in.count(); i++) {
            double re = 1;
            double im = 0;
            double sum = 0;
            double[] lu = in.taken(i);
            int[] pivots = new int[n];
            if (n > 0 && Providers.current().lu(in.field(), n, lu, pivots) != 0) {
                re = 0;
                sum = Double.NEGATIVE_INFINITY;
            } else {
                for (int k = 0; k < n; k++) {
                    double x = lu[(k * n + k) * slots];
                    double y = slots == 2 ? lu[(k * n + k) * slots + 1] : 0;
                    double size = slots == 2 ? Math.hypot(x, y) : Math.abs(x);
                    double flip = pivots[k] == k ? 1 : -1;
                    double unitRe = flip * (slots == 2 ? x / size : sign(x));
                    double unitIm = slots == 2 ? flip * (y / size) : 0;
                    double t = re * unitRe - im * unitIm;
                    im = re * unitIm + im * unitRe;
                    re = t;
                    sum += Math.log(size);
                }
            }
            sign[i * slots] = re;
            if (slots == 2) {
                sign[i * slots + 1] = im;
            }
            log[i] = sum;
        }
    }

    // NaN counts as positive here, as in NumPy; the logarithm carries it
    private static double sign(double x) {
        return x < 0 ? -1 : 1;
    }

    /** With NumPy's default limit where rcond is NaN, and the machine's precision where it is negative. */
    static Lstsq lstsq(NDArray a, NDArray b, double rcond) {
        DType dtype = Matrices.resultType("lstsq", a.dtype(), b.dtype());
        if (a.ndim() != 2 || b.ndim() < 1 || b.ndim() > 2) {
            throw new LinAlgException("lstsq: " + (a.ndim() != 2 ? a.ndim() : b.ndim())
                    + "-dimensional array given. Array must be two-dimensional");
        }
        if (a.shape(0) != b.shape(0)) {
            throw new LinAlgException(
                    "lstsq: Incompatible dimensions: a " + Shapes.text(a.shape()) + ", b " + Shapes.text(b.shape()));
        }
        boolean vector = b.ndim() == 1;
        Matrices left = Matrices.of(a.data(), dtype);
        Matrices right = Matrices.of(vector ? column(b.data()) : b.data(), dtype);
        int m = left.m();
        int n = left.n();
        int k = Math.min(m, n);
        int columns = right.n();
        double cut = Double.isNaN(rcond) ? Matrices.epsilon(dtype) * Math.max(m, n) : rcond;
        cut = cut < 0 ? Matrices.epsilon(dtype) : cut;
        double[] s = new double[k];
        double[] x = new double[n * columns * left.field().slots()];
        int rank = 0;
        if (k > 0) {
            Pseudo inverse = pseudo(left, left.matrix(0), cut, s, "SVD did not converge in Linear Least Squares");
            rank = inverse.rank;
            double[] projected = new double[k * columns * left.field().slots()];
            multiply(left.field(), k, columns, m, inverse.uh, right.values(), projected);
            multiply(left.field(), n, columns, k, inverse.v, projected, x);
        }
        boolean full = rank == n && m > n;
        double[] residuals = full ? residuals(left, right, x) : new double[0];
        return new Lstsq(
                vector ? left.result(x, n) : left.result(x, n, columns),
                left.realResult(residuals, full ? columns : 0),
                rank,
                left.realResult(s, k));
    }

    private static double[] residuals(Matrices left, Matrices right, double[] x) {
        int columns = right.n();
        int slots = left.field().slots();
        double[] fitted = new double[right.length()];
        if (x.length > 0) {
            multiply(left.field(), left.m(), columns, left.n(), left.values(), x, fitted);
        }
        double[] sums = new double[columns];
        for (int i = 0; i < fitted.length; i++) {
            double r = right.values()[i] - fitted[i];
            sums[i / slots % columns] += r * r;
        }
        return sums;
    }

    static NDArray pinv(NDArray a, double rcond) {
        Matrices in = Matrices.of("pinv", a);
        int m = in.m();
        int n = in.n();
        int k = Math.min(m, n);
        double[] all = in.room(in.field(), n, m);
        for (int i = 0; i < in.count() && k > 0; i++) {
            Pseudo inverse = pseudo(in, in.matrix(i), rcond, new double[k], "SVD did not converge");
            double[] product = new double[in.length()];
            multiply(in.field(), n, m, k, inverse.v, inverse.uh, product);
            System.arraycopy(product, 0, all, i * in.length(), in.length());
        }
        return in.result(all, n, m);
    }

    /** V·diag(1/s) (n×k) and Uᴴ (k×m), with 0 in place of 1/s for values at or below the cut. */
    private record Pseudo(double[] v, double[] uh, int rank) {}

    private static Pseudo pseudo(Matrices in, double[] matrix, double rcond, double[] s, String failure) {
        int m = in.m();
        int n = in.n();
        int k = s.length;
        Field field = in.field();
        double[] u = new double[m * k * field.slots()];
        double[] vh = new double[k * n * field.slots()];
        if (!Matrices.isFinite(matrix) || Providers.current().svd(field, m, n, matrix, s, u, vh, false) != 0) {
            throw new LinAlgException(failure);
        }
        double cut = rcond * s[0];
        int rank = 0;
        double[] inverse = new double[k];
        for (int i = 0; i < k; i++) {
            if (s[i] > cut) {
                inverse[i] = 1 / s[i];
                rank++;
            }
        }
        double[] v = Decompositions.transposed(field, k, n, vh, true);
        for (int i = 0; i < v.length; i++) {
            v[i] *= inverse[i / field.slots() % k];
        }
        return new Pseudo(v, Decompositions.transposed(field, m, k, u, true), rank);
    }

    private static void multiply(Field field, int m, int n, int k, double[] a, double[] b, double[] c) {
        if (m == 0 || n == 0 || k == 0) {
            return;
        }
        LinalgProvider provider = Providers.current();
        if (field == Field.REAL) {
            provider.multiply(Product.dense(m, n, k), a, b, c);
        } else {
            provider.multiplyComplex(Product.dense(m, n, k), a, b, c);
        }
    }

    private static Strided column(Strided b) {
        return b.view(b.offset(), new long[] {b.shape()[0], 1}, new long[] {b.strides()[0], 0});
    }

    private static long[] head(Strided a) {
        return Arrays.copyOf(a.shape(), a.rank() - 2);
    }

    private static long[] with(long[] stack, long rows, long columns) {
        long[] shape = Arrays.copyOf(stack, stack.length + 2);
        shape[stack.length] = rows;
        shape[stack.length + 1] = columns;
        return shape;
    }
}
