package io.orthant.internal.exec;

import io.orthant.internal.parallel.Parallel;

/**
 * The stable order of keys, as indices. A key's topmost bits and its index go into one long, so that sorting these settles
 * ties by the index and needs no second array. Bits of keys for which there is no room are looked at where longs tie in
 * all others. Many keys are first dealt out to buckets by their topmost bits, which then need no room.
 *
 * <p>An object keeps what it needs for one lane after the other, on one thread.
 */
final class LaneOrder {
    private static final int PIECE = 1 << 17;
    private static final int BLOCK = 1 << 10;
    private static final int TASK = 1 << 15;
    private static final int FEW = 16;

    private final LongSort sort = new LongSort(Buckets.Kind.BITS);
    private long[] packed = new long[0];
    private long[] spare = new long[0];
    private final long[] one = new long[1];

    /** Writes the indices that sort {@code n} keys to {@code out[at .. at + n)}. */
    void order(int n, KeyRange.Source source, long[] out, int at) {
        KeyRange range = KeyRange.of(n, source);
        if (range.rising()) {
            Parallel.ranges(n, PIECE, (from, to) -> {
                for (int i = (int) from; i < to; i++) {
                    out[at + i] = i;
                }
            });
        } else if (n <= LongSort.CACHED) {
            orderShort(range, source, out, at);
        } else {
            orderLong(range, source, out, at);
        }
    }

    private void orderShort(KeyRange range, KeyRange.Source source, long[] out, int at) {
        int n = range.n();
        Packing packing = new Packing(range, range.bits());
        if (packed.length < n) {
            packed = new long[n];
        }
        for (int i = 0; i < n; i += BLOCK) {
            int count = Math.min(BLOCK, n - i);
            source.load(i, count, room(Math.min(n, BLOCK)));
            for (int k = 0; k < count; k++) {
                packed[i + k] = packing.pack(spare[k], i + k);
            }
        }
        finish(packing, source, packed, 0, n);
        System.arraycopy(packed, 0, out, at, n);
    }

    private long[] room(int n) {
        if (spare.length < n) {
            spare = new long[n];
        }
        return spare;
    }

    private static void orderLong(KeyRange range, KeyRange.Source source, long[] out, int first) {
        int n = range.n();
        int pieces = Parallel.pieces(n, PIECE);
        int[][] places = new int[pieces][];
        long least = range.least();
        int shift = range.shift();
        Packing packing = new Packing(range, shift);
        Parallel.run(pieces, p -> {
            int[] counts = new int[range.buckets()];
            long[] keys = new long[Math.min(n, BLOCK)];
            int end = Math.min(n, (p + 1) * PIECE);
            for (int at = p * PIECE; at < end; at += BLOCK) {
                int count = Math.min(BLOCK, end - at);
                source.load(at, count, keys);
                for (int i = 0; i < count; i++) {
                    counts[(int) (keys[i] - least >>> shift)]++;
                }
            }
            places[p] = counts;
        });
        KeyRange.addUp(places, first);
        Parallel.run(pieces, p -> {
            int[] next = places[p];
            long[] keys = new long[Math.min(n, BLOCK)];
            int end = Math.min(n, (p + 1) * PIECE);
            for (int at = p * PIECE; at < end; at += BLOCK) {
                int count = Math.min(BLOCK, end - at);
                source.load(at, count, keys);
                for (int i = 0; i < count; i++) {
                    out[next[(int) (keys[i] - least >>> shift)]++] = packing.pack(keys[i], at + i);
                }
            }
        });
        int[] ends = places[pieces - 1];
        int[] tasks = KeyRange.tasks(ends, first, TASK);
        Parallel.run(tasks.length - 1, t -> {
            LaneOrder lane = new LaneOrder();
            int start = tasks[t] == 0 ? first : ends[tasks[t] - 1];
            for (int k = tasks[t]; k < tasks[t + 1]; k++) {
                lane.finish(packing, source, out, start, ends[k] - start);
                start = ends[k];
            }
        });
    }

    /** Sorts packed longs and leaves their indices. */
    private void finish(Packing packing, KeyRange.Source source, long[] a, int from, int n) {
        if (n > 1 && !packing.indexOnly()) {
            sort.sort(a, from, room(n), 0, n);
            if (packing.cut() > 0) {
                breakTies(packing, source, a, from, n);
            }
        }
        long mask = packing.indexMask();
        for (int i = from; i < from + n; i++) {
            a[i] &= mask;
        }
    }

    private void breakTies(Packing packing, KeyRange.Source source, long[] a, int from, int n) {
        int bits = packing.indexBits();
        int end = from + n;
        for (int i = from + 1; i < end; i++) {
            if (a[i] >>> bits == a[i - 1] >>> bits) {
                int start = i - 1;
                while (i < end && a[i] >>> bits == a[start] >>> bits) {
                    i++;
                }
                breakTie(packing, source, a, start, i - start);
            }
        }
    }

    /** Sorts longs which differ in their indices only by what was cut off their keys. */
    private void breakTie(Packing packing, KeyRange.Source source, long[] a, int from, int n) {
        int bits = packing.indexBits();
        long mask = packing.indexMask();
        for (int i = from; i < from + n; i++) {
            long index = a[i] & mask;
            source.load((int) index, 1, one);
            a[i] = packing.rest(one[0]) << bits | index;
        }
        if (n <= FEW) {
            LongSort.insertionSort(a, from, n);
        } else {
            sort.sort(a, from, room(n), 0, n);
        }
    }

    /**
     * How keys and indices share a long.
     *
     * @param least the smallest key
     * @param keyMask the bits of keys, less the smallest, that matter
     * @param down how far they are shifted down
     * @param cut how many of the bits shifted out may differ
     * @param indexBits how many bits an index takes
     */
    private record Packing(long least, long keyMask, int down, int cut, int indexBits) {
        Packing(KeyRange range, int bits) {
            this(range, bits, Long.numberOfTrailingZeros(range.varying()), indexBits(range.n()));
        }

        private Packing(KeyRange range, int bits, int same, int indexBits) {
            this(
                    range.least(),
                    bits == Long.SIZE ? -1 : (1L << bits) - 1,
                    same + Math.max(0, bits - same + indexBits - (Long.SIZE - 1)),
                    Math.max(0, bits - same + indexBits - (Long.SIZE - 1)),
                    indexBits);
        }

        private static int indexBits(int n) {
            return Integer.SIZE - Integer.numberOfLeadingZeros(n - 1);
        }

        long pack(long key, int index) {
            return (key - least & keyMask) >>> down << indexBits | index;
        }

        /** The bits that {@link #pack} leaves out. */
        long rest(long key) {
            return (key - least & keyMask) & (1L << down) - 1;
        }

        boolean indexOnly() {
            return keyMask >>> down == 0;
        }

        long indexMask() {
            return (1L << indexBits) - 1;
        }
    }
}
