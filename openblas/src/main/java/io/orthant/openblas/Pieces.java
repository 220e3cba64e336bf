package io.orthant.openblas;

/**
 * A matrix cut into blocks of one size, at places that follow from the product's size alone, since a block's last bits
 * depend on its edges. Every block packs its operands anew, so more of them cost time, and one longer than the others
 * keeps all threads waiting: their number is a power of two.
 *
 * @param m rows
 * @param n columns
 * @param height rows of a block, fewer in the last ones
 * @param width columns of a block, fewer in the last ones
 */
record Pieces(int m, int n, int height, int width) {
    /** Multiplications from which two blocks pay. */
    private static final double TWO = 6 << 20;

    /** Multiplications from which there are more. */
    private static final double MORE = 1 << 27;

    /** Multiplications of a block from which on it is halved: it holds up the garbage collector meanwhile. */
    private static final double LONGEST = 1L << 30;

    private static final int MOST = 1 << 16;

    /** Rows or columns of a block are a multiple of this. */
    private static final int UNIT = 8;

    /** For a product of so many multiplications: the grid whose blocks have the fewest rows and columns to pack. */
    static Pieces of(int m, int n, double work) {
        int parts = count(work);
        Pieces best = new Pieces(m, n, part(m, parts), n);
        for (int across = 2; across <= parts; across++) {
            if (parts % across == 0) {
                Pieces grid = new Pieces(m, n, part(m, parts / across), part(n, across));
                best = grid.height + grid.width < best.height + best.width ? grid : best;
            }
        }
        return best;
    }

    /** Where blocks of rows of a lower triangle of so many multiplications begin, with the end: they have equal areas. */
    static int[] ofTriangle(int m, double work) {
        int parts = count(work);
        int[] bounds = new int[parts + 1];
        for (int i = 1; i < parts; i++) {
            bounds[i] = (int) (m * Math.sqrt((double) i / parts)) / UNIT * UNIT;
        }
        bounds[parts] = m;
        return bounds;
    }

    private static int count(double work) {
        int count = work < TWO ? 1 : work < MORE ? 2 : 4;
        while (work / count > LONGEST && count < MOST) {
            count *= 2;
        }
        return count;
    }

    private static int part(int size, int parts) {
        return Math.min(size, Math.ceilDiv(Math.ceilDiv(size, parts), UNIT) * UNIT);
    }

    int count() {
        return Math.ceilDiv(m, height) * across();
    }

    private int across() {
        return Math.ceilDiv(n, width);
    }

    int row(int i) {
        return i / across() * height;
    }

    int rows(int i) {
        return Math.min(height, m - row(i));
    }

    int column(int i) {
        return i % across() * width;
    }

    int columns(int i) {
        return Math.min(width, n - column(i));
    }
}
