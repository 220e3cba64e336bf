package io.orthant.internal.exec;

import io.orthant.internal.parallel.Parallel;
import java.util.concurrent.atomic.AtomicLong;

/** Counts of small numbers, in pieces with tables of their own; whole numbers add up to the same in any order. */
final class Bins {
    private static final int PIECE = 1 << 15;

    // larger tables cost more to add up than the pieces save
    private static final int MOST_BINS = 1 << 13;

    private Bins() {}

    /** The largest value; a negative number if there are no values or any of them is negative. */
    static long most(long[] values, int from, int to) {
        if (from == to) {
            return -1;
        }
        AtomicLong most = new AtomicLong();
        AtomicLong all = new AtomicLong();
        Parallel.ranges(to - from, PIECE, (start, end) -> {
            long any = 0;
            long largest = 0;
            for (int i = from + (int) start; i < from + (int) end; i++) {
                any |= values[i];
                largest = Math.max(largest, values[i]);
            }
            long seen = any;
            long own = largest;
            all.accumulateAndGet(seen, (a, b) -> a | b);
            most.accumulateAndGet(own, Math::max);
        });
        return all.get() < 0 ? -1 : most.get();
    }

    /** Adds to each count how often its index is among the values, all of which have one. */
    static void count(long[] values, int from, int to, long[] counts) {
        if (to - from < 2 * PIECE || counts.length > MOST_BINS) {
            add(values, from, to, counts);
            return;
        }
        // one table per run of pieces, so that adding the tables up stays cheap
        int grain = Math.max(PIECE, 8 * counts.length);
        Parallel.ranges(to - from, grain, (start, end) -> {
            long[] own = new long[counts.length];
            add(values, from + (int) start, from + (int) end, own);
            synchronized (counts) {
                for (int k = 0; k < own.length; k++) {
                    counts[k] += own[k];
                }
            }
        });
    }

    /** Two counters in turn where that pays, as an increment of a number has to wait for the one before it. */
    private static void add(long[] values, int from, int to, long[] counts) {
        if (to - from < 2 * counts.length) {
            for (int i = from; i < to; i++) {
                counts[(int) values[i]]++;
            }
            return;
        }
        long[] others = new long[counts.length];
        int i = from;
        for (; i + 1 < to; i += 2) {
            counts[(int) values[i]]++;
            others[(int) values[i + 1]]++;
        }
        if (i < to) {
            counts[(int) values[i]]++;
        }
        for (int k = 0; k < counts.length; k++) {
            counts[k] += others[k];
        }
    }
}
