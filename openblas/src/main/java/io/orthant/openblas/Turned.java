package io.orthant.openblas;

/** Matrices turned from rows to columns and back, block by block so that both sides stay in cache. */
final class Turned {
    private static final int BLOCK = 16;

    private Turned() {}

    /** The transpose of an m×n matrix whose items take some slots. */
    static double[] of(int m, int n, double[] a, int slots) {
        double[] t = new double[m * n * slots];
        turn(m, n, a, t, slots);
        return t;
    }

    /** Writes the transpose of an m×n matrix. */
    static void turn(int m, int n, double[] a, double[] t, int slots) {
        for (int i0 = 0; i0 < m; i0 += BLOCK) {
            int iEnd = Math.min(m, i0 + BLOCK);
            for (int j0 = 0; j0 < n; j0 += BLOCK) {
                int jEnd = Math.min(n, j0 + BLOCK);
                if (slots == 1) {
                    for (int i = i0; i < iEnd; i++) {
                        for (int j = j0; j < jEnd; j++) {
                            t[j * m + i] = a[i * n + j];
                        }
                    }
                } else {
                    for (int i = i0; i < iEnd; i++) {
                        for (int j = j0; j < jEnd; j++) {
                            t[2 * (j * m + i)] = a[2 * (i * n + j)];
                            t[2 * (j * m + i) + 1] = a[2 * (i * n + j) + 1];
                        }
                    }
                }
            }
        }
    }

    /** Makes a matrix equal to its transpose by its lower triangle. */
    static void mirror(int n, double[] a, int slots) {
        for (int i0 = 0; i0 < n; i0 += BLOCK) {
            for (int j0 = 0; j0 <= i0; j0 += BLOCK) {
                for (int i = i0; i < Math.min(n, i0 + BLOCK); i++) {
                    for (int j = j0; j < Math.min(i, j0 + BLOCK); j++) {
                        for (int part = 0; part < slots; part++) {
                            a[(j * n + i) * slots + part] = a[(i * n + j) * slots + part];
                        }
                    }
                }
            }
        }
    }
}
