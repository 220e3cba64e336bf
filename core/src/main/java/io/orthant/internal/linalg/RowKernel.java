package io.orthant.internal.linalg;

/**
 * Products in plain loops, for one type of array: what runs where there are no vectors, or where they would not pay.
 *
 * @param <T> {@code double[]} or {@code float[]}
 */
interface RowKernel<T> {
    T allocate(int length);

    /** Items in steps as a contiguous array. */
    T contiguous(int n, T from, int at, int step);

    /** C[i0:i1, :] (+)= ±A·B; rows depend on nothing but their own, and C's columns are contiguous. */
    void multiply(
            int i0,
            int i1,
            int n,
            int k,
            MatrixView<T> a,
            MatrixView<T> b,
            T c,
            int cAt,
            int cStep,
            boolean negate,
            boolean add);

    /** As {@link #multiply} without any copies, for matrices of a few items; k at most {@link Gemm#DEPTH}. */
    void tiny(
            int m,
            int n,
            int k,
            MatrixView<T> a,
            MatrixView<T> b,
            T c,
            int cAt,
            int cStep,
            boolean negate,
            boolean add);

    /**
     * Copies rows of A, each contiguous: {@code to[i * toStep + k]}.
     *
     * @param depth slots along the core dimension; for complex items twice their number
     * @param complex whether the items are pairs
     * @param negate whether to copy −A
     */
    void packRows(
            MatrixView<T> a, int i0, int rows, int k0, int depth, boolean complex, boolean negate, T to, int toStep);

    /** Copies columns of B as one panel of {@link PanelKernel#packColumns}, of any width. */
    void packPanel(MatrixView<T> b, int k0, int depth, int j0, int width, int stride, boolean complex, T to, int toAt);

    /**
     * Sum of x·y over n items in steps: sixteen interleaved chains, added as a tree, then the rest in order; the same as
     * {@link PanelKernel#dot}.
     */
    double dot(int n, T x, int xAt, int xStep, T y, int yAt, int yStep);

    /** C (+)= ±sums, for items in steps. */
    void store(T sums, int n, T c, int at, int step, boolean negate, boolean add);

    /** C[at] (+)= ±x. */
    void store(double x, T c, int at, boolean negate, boolean add);

    /** C[j, i] = C[i, j] for some rows i and all j below i: the upper triangle from the lower one. */
    void mirror(int from, int to, T c, int cAt, int cStep, boolean complex);
}
