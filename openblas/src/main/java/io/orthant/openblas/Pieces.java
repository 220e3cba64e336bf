package io.orthant.openblas;

/**
 * A matrix cut into blocks, one for each thread if there is work for so many: every block packs its operands anew, so more
 * of them cost time, and one longer than the others keeps all threads waiting.
 *
 * @param m rows
 * @param n columns
 * @param height rows of a block, fewer in the last ones
 * @param width columns of a block, fewer in the last ones
 */
record Pieces(int m, int n, int height, int width) {
    /** Multiplications that are worth a thread. */
    private static final double PIECE = 3 << 20;

    /** Multiplications of one native call at most: it holds up the garbage collector for about a tenth of a second. */
    private static final double LONGEST = 1L << 31;

    /** Rows or columns of a block are a multiple of this. */
    private static final int UNIT = 8;

    /** For a product of so many multiplications: the grid whose blocks have the fewest rows and columns to pack. */
    static Pieces of(int m, int n, double work, int threads) {
        int parts = count(work, threads);
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
    static int[] ofTriangle(int m, double work, int threads) {
        int parts = count(work, threads);
        int[] bounds = new int[parts + 1];
        for (int i = 1; i < parts; i++) {
            bounds[i] = (int) (m * Math.sqrt((double) i / parts)) / UNIT * UNIT;
        }
        bounds[parts] = m;
        return bounds;
    }

    private static int count(double work, int threads) {
        double paying = Math.clamp(work / PIECE, 1, threads);
        return (int) paying * (int) Math.max(1, Math.ceil(work / LONGEST / (int) paying));
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
