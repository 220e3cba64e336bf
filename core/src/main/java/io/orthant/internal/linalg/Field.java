package io.orthant.internal.linalg;

import java.util.Arrays;

/**
 * The numbers of a matrix, real or complex, as kernels on rows of a matrix. Each row is an array of its own, and both
 * operands of a kernel are indexed alike: C2 vectorises such loops, while it must assume that two ranges of one array
 * overlap. With these kernels every factorisation is written once for both fields.
 */
public enum Field {
    /** float64. */
    REAL(1) {
        @Override
        void axpy(double[] x, double[] y, int from, int to, double re, double im) {
            for (int j = from; j < to; j++) {
                y[j] += re * x[j];
            }
        }

        @Override
        void dot(double[] x, double[] y, int from, int to, double[] result) {
            double s0 = 0;
            double s1 = 0;
            double s2 = 0;
            double s3 = 0;
            int j = from;
            for (; j + 3 < to; j += 4) {
                s0 += x[j] * y[j];
                s1 += x[j + 1] * y[j + 1];
                s2 += x[j + 2] * y[j + 2];
                s3 += x[j + 3] * y[j + 3];
            }
            for (; j < to; j++) {
                s0 += x[j] * y[j];
            }
            result[0] = (s0 + s1) + (s2 + s3);
            result[1] = 0;
        }

        @Override
        void scale(double[] x, int from, int to, double re, double im) {
            for (int j = from; j < to; j++) {
                x[j] *= re;
            }
        }

        @Override
        void conjugate(double[] x, int from, int to) {}

        @Override
        double re(double[] x, int j) {
            return x[j];
        }

        @Override
        double im(double[] x, int j) {
            return 0;
        }

        @Override
        void set(double[] x, int j, double re, double im) {
            x[j] = re;
        }
    },

    /** complex128, interleaved. */
    COMPLEX(2) {
        @Override
        void axpy(double[] x, double[] y, int from, int to, double re, double im) {
            for (int j = 2 * from; j < 2 * to; j += 2) {
                double xr = x[j];
                double xi = x[j + 1];
                y[j] += re * xr - im * xi;
                y[j + 1] += re * xi + im * xr;
            }
        }

        @Override
        void dot(double[] x, double[] y, int from, int to, double[] result) {
            double rr = 0;
            double ii = 0;
            double ri = 0;
            double ir = 0;
            for (int j = 2 * from; j < 2 * to; j += 2) {
                rr += x[j] * y[j];
                ii += x[j + 1] * y[j + 1];
                ri += x[j] * y[j + 1];
                ir += x[j + 1] * y[j];
            }
            result[0] = rr - ii;
            result[1] = ri + ir;
        }

        @Override
        void scale(double[] x, int from, int to, double re, double im) {
            for (int j = 2 * from; j < 2 * to; j += 2) {
                double xr = x[j];
                double xi = x[j + 1];
                x[j] = re * xr - im * xi;
                x[j + 1] = re * xi + im * xr;
            }
        }

        @Override
        void conjugate(double[] x, int from, int to) {
            for (int j = 2 * from + 1; j < 2 * to; j += 2) {
                x[j] = -x[j];
            }
        }

        @Override
        double re(double[] x, int j) {
            return x[2 * j];
        }

        @Override
        double im(double[] x, int j) {
            return x[2 * j + 1];
        }

        @Override
        void set(double[] x, int j, double re, double im) {
            x[2 * j] = re;
            x[2 * j + 1] = im;
        }
    };

    private final int slots;

    Field(int slots) {
        this.slots = slots;
    }

    /** Elements of a {@code double[]} per item. */
    public int slots() {
        return slots;
    }

    /** y += (re + im·i)·x over items [from, to). */
    abstract void axpy(double[] x, double[] y, int from, int to, double re, double im);

    /** Sum of x·y, nothing conjugated, over items [from, to). */
    abstract void dot(double[] x, double[] y, int from, int to, double[] result);

    /** x *= re + im·i. */
    abstract void scale(double[] x, int from, int to, double re, double im);

    /** x = conj(x). */
    abstract void conjugate(double[] x, int from, int to);

    abstract double re(double[] x, int j);

    abstract double im(double[] x, int j);

    abstract void set(double[] x, int j, double re, double im);

    /** A dense matrix as rows. */
    final double[][] rows(int m, int n, double[] flat) {
        double[][] rows = new double[m][];
        int width = n * slots;
        for (int i = 0; i < m; i++) {
            rows[i] = Arrays.copyOfRange(flat, i * width, (i + 1) * width);
        }
        return rows;
    }

    /** Rows as a dense matrix of n columns. */
    final void flatten(double[][] rows, int n, double[] flat) {
        int width = n * slots;
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, flat, i * width, width);
        }
    }

    /** A matrix of zeros. */
    final double[][] zeros(int m, int n) {
        return new double[m][n * slots];
    }

    /** The first n columns of the m×m identity. */
    final double[][] identity(int m, int n) {
        double[][] rows = zeros(m, n);
        for (int i = 0; i < Math.min(m, n); i++) {
            rows[i][i * slots] = 1;
        }
        return rows;
    }

    /** The transpose, conjugated if asked. */
    final double[][] transpose(double[][] a, int m, int n, boolean conjugate) {
        double[][] t = zeros(n, m);
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                set(t[j], i, re(a[i], j), conjugate ? -im(a[i], j) : im(a[i], j));
            }
        }
        return t;
    }

    /** The 2-norm of items [from, to), without overflow or harmful underflow. */
    final double norm(double[] x, int from, int to) {
        double sum = 0;
        for (int j = from * slots; j < to * slots; j++) {
            sum += x[j] * x[j];
        }
        if (sum > 1e-280 && sum < 1e300) {
            return Math.sqrt(sum);
        }
        double largest = 0;
        for (int j = from * slots; j < to * slots; j++) {
            largest = Math.max(largest, Math.abs(x[j]));
        }
        if (largest == 0 || Double.isNaN(largest) || Double.isInfinite(largest)) {
            return largest;
        }
        sum = 0;
        for (int j = from * slots; j < to * slots; j++) {
            double t = x[j] / largest;
            sum += t * t;
        }
        return largest * Math.sqrt(sum);
    }
}
