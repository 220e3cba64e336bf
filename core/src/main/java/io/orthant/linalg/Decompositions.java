package io.orthant.linalg;

import io.orthant.NDArray;
import io.orthant.error.ValueException;
import io.orthant.internal.linalg.Field;
import io.orthant.internal.linalg.LinalgProvider;
import io.orthant.internal.linalg.Providers;
import java.util.Arrays;

/** Factorisations of every matrix of a stack. */
final class Decompositions {
    private Decompositions() {}

    static Svd svd(NDArray a, boolean full) {
        Matrices in = Matrices.of("svd", a);
        int m = in.m();
        int n = in.n();
        int k = Math.min(m, n);
        int columns = full ? m : k;
        int rows = full ? n : k;
        double[] u = in.room(in.field(), m, columns);
        double[] s = in.room(Field.REAL, k);
        double[] vh = in.room(in.field(), rows, n);
        int slots = in.field().slots();
        LinalgProvider provider = Providers.current();
        for (int i = 0; i < in.count(); i++) {
            double[] values = new double[k];
            double[] left = identity(in.field(), m, columns);
            double[] right = identity(in.field(), rows, n);
            if (k > 0) {
                double[] matrix = in.taken(i);
                requireConvergence(
                        "SVD",
                        Matrices.isFinite(matrix)
                                ? provider.svd(in.field(), m, n, matrix, values, left, right, full)
                                : 1);
            }
            System.arraycopy(left, 0, u, i * m * columns * slots, left.length);
            System.arraycopy(values, 0, s, i * k, k);
            System.arraycopy(right, 0, vh, i * rows * n * slots, right.length);
        }
        return new Svd(in.result(u, m, columns), in.realResult(s, k), in.result(vh, rows, n));
    }

    static NDArray svdvals(NDArray a) {
        Matrices in = Matrices.of("svdvals", a);
        int k = Math.min(in.m(), in.n());
        return in.realResult(singularValues(in), k);
    }

    /** The singular values of all matrices, one after the other. */
    static double[] singularValues(Matrices in) {
        int k = Math.min(in.m(), in.n());
        double[] s = in.room(Field.REAL, k);
        for (int i = 0; i < in.count() && k > 0; i++) {
            double[] values = new double[k];
            double[] matrix = in.taken(i);
            requireConvergence(
                    "SVD",
                    Matrices.isFinite(matrix)
                            ? Providers.current().svd(in.field(), in.m(), in.n(), matrix, values, null, null, false)
                            : 1);
            System.arraycopy(values, 0, s, i * k, k);
        }
        return s;
    }

    static Eigh eigh(NDArray a, char uplo) {
        Matrices in = hermitian("eigh", a, uplo);
        double[] w = in.room(Field.REAL, in.n());
        double[] v = in.room(in.field(), in.n(), in.n());
        eigh(in, uplo, w, v);
        return new Eigh(in.realResult(w, in.n()), in.result(v, in.n(), in.n()));
    }

    static NDArray eigvalsh(NDArray a, char uplo) {
        Matrices in = hermitian("eigvalsh", a, uplo);
        double[] w = in.room(Field.REAL, in.n());
        eigh(in, uplo, w, new double[0]);
        return in.realResult(w, in.n());
    }

    private static Matrices hermitian(String operation, NDArray a, char uplo) {
        if (uplo != 'L' && uplo != 'U') {
            throw new ValueException(operation + ": UPLO argument must be 'L' or 'U', found '" + uplo + "'");
        }
        return Matrices.square(operation, a);
    }

    private static void eigh(Matrices in, char uplo, double[] w, double[] v) {
        int n = in.n();
        boolean vectors = v.length > 0;
        for (int i = 0; i < in.count() && n > 0; i++) {
            double[] matrix = in.taken(i);
            if (uplo == 'U') {
                mirror(in.field(), n, matrix);
            }
            double[] values = new double[n];
            if (isFiniteBelow(in.field(), n, matrix)) {
                requireConvergence("Eigenvalues", Providers.current().eigh(in.field(), n, matrix, values, vectors));
            } else {
                Arrays.fill(values, Double.NaN);
                Arrays.fill(matrix, Double.NaN);
            }
            System.arraycopy(values, 0, w, i * n, n);
            if (vectors) {
                System.arraycopy(matrix, 0, v, i * in.length(), in.length());
            }
        }
    }

    // the lower triangle from the upper one
    private static void mirror(Field field, int n, double[] a) {
        int slots = field.slots();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                int to = (i * n + j) * slots;
                int from = (j * n + i) * slots;
                a[to] = a[from];
                if (slots == 2) {
                    a[to + 1] = -a[from + 1];
                }
            }
        }
    }

    private static boolean isFiniteBelow(Field field, int n, double[] a) {
        for (int i = 0; i < n; i++) {
            for (int j = i * n * field.slots(); j < (i * n + i + 1) * field.slots(); j++) {
                if (!Double.isFinite(a[j])) {
                    return false;
                }
            }
        }
        return true;
    }

    static NDArray cholesky(NDArray a, boolean upper) {
        Matrices in = Matrices.square("cholesky", a);
        int n = in.n();
        double[] all = in.room(in.field(), n, n);
        for (int i = 0; i < in.count() && n > 0; i++) {
            double[] matrix = in.taken(i);
            if (upper) {
                mirror(in.field(), n, matrix);
            }
            if (Providers.current().cholesky(in.field(), n, matrix) != 0) {
                throw new LinAlgException("Matrix is not positive definite");
            }
            double[] factor = upper ? transposed(in.field(), n, n, matrix, true) : matrix;
            System.arraycopy(factor, 0, all, i * in.length(), in.length());
        }
        return in.result(all, n, n);
    }

    static Qr qr(NDArray a, String mode) {
        boolean complete = mode.equals("complete");
        boolean onlyR = mode.equals("r");
        if (!complete && !onlyR && !mode.equals("reduced")) {
            throw new ValueException("qr: Unrecognized mode '" + mode + "'; use reduced, complete or r, or qrRaw");
        }
        Matrices in = Matrices.of("qr", a);
        int m = in.m();
        int n = in.n();
        int k = Math.min(m, n);
        int rows = complete ? m : k;
        int columns = onlyR ? 0 : rows;
        int slots = in.field().slots();
        double[] q = in.room(in.field(), m, columns);
        double[] r = in.room(in.field(), rows, n);
        for (int i = 0; i < in.count(); i++) {
            double[] basis = identity(in.field(), m, columns);
            if (k > 0) {
                double[] matrix = in.taken(i);
                double[] tau = new double[k * slots];
                Providers.current().qr(in.field(), m, n, matrix, tau);
                for (int row = 0; row < k; row++) {
                    System.arraycopy(
                            matrix,
                            (row * n + row) * slots,
                            r,
                            ((i * rows + row) * n + row) * slots,
                            (n - row) * slots);
                }
                if (columns > 0) {
                    Providers.current().orthogonal(in.field(), m, n, matrix, tau, columns, basis);
                }
            }
            System.arraycopy(basis, 0, q, i * m * columns * slots, basis.length);
        }
        return new Qr(in.result(q, m, columns), in.result(r, rows, n));
    }

    static QrRaw qrRaw(NDArray a) {
        Matrices in = Matrices.of("qr", a);
        int m = in.m();
        int n = in.n();
        int k = Math.min(m, n);
        int slots = in.field().slots();
        double[] h = in.room(in.field(), n, m);
        double[] tau = in.room(in.field(), k);
        for (int i = 0; i < in.count() && k > 0; i++) {
            double[] matrix = in.taken(i);
            double[] factors = new double[k * slots];
            Providers.current().qr(in.field(), m, n, matrix, factors);
            System.arraycopy(transposed(in.field(), m, n, matrix, false), 0, h, i * in.length(), in.length());
            System.arraycopy(factors, 0, tau, i * k * slots, k * slots);
        }
        return new QrRaw(in.result(h, n, m), in.result(tau, k));
    }

    private static void requireConvergence(String what, int info) {
        if (info != 0) {
            throw new LinAlgException(what + " did not converge");
        }
    }

    /** Ones on the diagonal of a dense matrix. */
    static double[] identity(Field field, int m, int n) {
        double[] a = new double[m * n * field.slots()];
        for (int i = 0; i < Math.min(m, n); i++) {
            a[(i * n + i) * field.slots()] = 1;
        }
        return a;
    }

    static double[] transposed(Field field, int m, int n, double[] a, boolean conjugate) {
        double[] t = new double[a.length];
        int slots = field.slots();
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                int from = (i * n + j) * slots;
                int to = (j * m + i) * slots;
                t[to] = a[from];
                if (slots == 2) {
                    t[to + 1] = conjugate ? -a[from + 1] : a[from + 1];
                }
            }
        }
        return t;
    }
}
