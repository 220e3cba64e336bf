package io.orthant.internal.plan;

/**
 * A walk cut into pieces of about equal work, at places that follow from its extents and the weight of an item alone.
 *
 * @param axis the joined axis that is cut, innermost first; axes inside it are whole, of those outside a piece has one
 *     index
 * @param extents sizes of the joined axes, innermost first
 * @param grain a piece's length along the axis; the last one may be shorter
 */
record Pieces(int axis, long[] extents, long grain) {
    /** Edge of the tiles in which operands are read that lie across the others. */
    static final long TILE = 64;

    /** Work of a piece, in instructions: some ten microseconds. */
    private static final long WORK = 400_000;

    // what loads, stores and the loop itself cost, in instructions
    private static final int LOOP = 4;

    // shorter work is done before another thread has woken up
    private static final int FEWEST = 4;

    /** Whether a walk over so many items is best not cut at all. */
    static boolean isSmall(long items, int weight) {
        return items < FEWEST * WORK / (weight + LOOP);
    }

    /** The pieces of a walk over at least one axis. */
    static Pieces of(long[] extents, int weight, boolean tiled) {
        long items = Math.max(TILE, WORK / (weight + LOOP));
        long inside = 1;
        int axis = 0;
        while (axis + 1 < extents.length && (inside * extents[axis] < items || tiled && axis == 0)) {
            inside *= extents[axis];
            axis++;
        }
        long grain = Math.max(1, items / inside);
        if (axis == 0 || tiled && axis == 1) {
            grain = Math.ceilDiv(grain, TILE) * TILE;
        }
        return new Pieces(axis, extents, grain);
    }

    /** Number of pieces. */
    int count() {
        long count = Math.ceilDiv(extents[axis], grain);
        for (int a = axis + 1; a < extents.length; a++) {
            count *= extents[a];
        }
        return Math.toIntExact(count);
    }

    /** Moves the operands' slots to the start of a piece; its length along the cut axis. */
    long start(int piece, long[] at, long[][] steps) {
        long along = Math.ceilDiv(extents[axis], grain);
        long first = piece % along * grain;
        move(at, steps[axis], first);
        long above = piece / along;
        for (int a = axis + 1; a < extents.length; a++) {
            move(at, steps[a], above % extents[a]);
            above /= extents[a];
        }
        return Math.min(grain, extents[axis] - first);
    }

    private static void move(long[] at, long[] step, long count) {
        for (int k = 0; k < at.length; k++) {
            at[k] += step[k] * count;
        }
    }
}
