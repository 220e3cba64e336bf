package io.orthant.internal.linalg;

/**
 * What a blocked matrix product is made of, for one type of array: copies of blocks in the order in which they are read,
 * and the product of such blocks in registers. Every item of C is one chain of fused multiply-adds over the core dimension
 * of a block, so its bits depend neither on the tile it falls into nor on the width of vectors.
 *
 * @param <T> {@code double[]} or {@code float[]}
 */
interface PanelKernel<T> {
    /** Rows of a tile. */
    int ROWS = 6;

    /** Columns of a tile. */
    int columns();

    /**
     * Columns of B in panels as wide as a tile, the last filled up with zeros: {@code to[(p * depth + k) * columns() + j]}.
     * Complex items become 2×2 real blocks (re, im; −im, re), which makes a complex product a real one of twice the core
     * dimension and twice the columns, of interleaved A into interleaved C.
     */
    void packColumns(MatrixView<T> b, int k0, int depth, int j0, int columns, boolean complex, T to, int toAt);

    /**
     * C[i, j] (+)= A[i, :] · B[:, j] for one tile or a part of one.
     *
     * @param a rows at {@code aAt + i * aStep}, each contiguous
     * @param panel a panel of B, starting at {@code panelAt}
     * @param edge room for a whole tile
     */
    void tile(
            int rows,
            int columns,
            int depth,
            T a,
            int aAt,
            int aStep,
            T panel,
            int panelAt,
            T c,
            int cAt,
            int cStep,
            boolean add,
            T edge);

    /** The sum of n products in a fixed order, see {@link RowKernel#dot}. */
    double dot(int n, T x, int xAt, T y, int yAt);

    /** Two sums of n products, of rows at {@code aAt} and {@code aAt + aStep} and one x: the bits of {@link #dot}. */
    void twoDots(int n, T a, int aAt, int aStep, T x, int xAt, T sums);

    /** y[0:n] (+)= Σ x[k] · A[k, 0:n], where row k of A starts at {@code aAt + k * aStep}: chains over k. */
    void combine(int n, int depth, T x, int xAt, T a, int aAt, int aStep, T y, int yAt, boolean add);
}
