package io.orthant.internal.exec;

import io.orthant.dtype.DType;
import io.orthant.internal.parallel.Parallel;
import java.util.Arrays;

/**
 * Binary search of many keys among sorted ones, several at a time in step: the next probe of one does not wait for that of
 * another, and no branch has to be guessed.
 */
final class InsertionPoints {
    private static final int PIECE = 1 << 13;
    private static final int ABREAST = 16;

    private InsertionPoints() {}

    /** Where real items side by side belong among sorted keys: before equal ones, or behind them. */
    static void find(long[] sorted, DType dtype, Object items, int from, boolean right, long[] places) {
        if (sorted.length == 0) {
            return;
        }
        Parallel.ranges(places.length, PIECE, (first, last) -> {
            long[] keys = new long[(int) Math.min(ABREAST, last - first)];
            int[] base = new int[keys.length];
            for (int at = (int) first; at < last; at += ABREAST) {
                int n = (int) Math.min(ABREAST, last - at);
                SortKeys.load(dtype, items, from + at, 1, n, keys, 0);
                Arrays.fill(base, 0);
                if (right) {
                    behind(sorted, keys, base, n);
                } else {
                    before(sorted, keys, base, n);
                }
                for (int i = 0; i < n; i++) {
                    places[at + i] = base[i];
                }
            }
        });
    }

    private static void before(long[] sorted, long[] keys, int[] base, int n) {
        for (int left = sorted.length; left > 1; left -= left >>> 1) {
            int half = left >>> 1;
            for (int i = 0; i < n; i++) {
                int at = base[i];
                base[i] = sorted[at + half - 1] < keys[i] ? at + half : at;
            }
        }
        for (int i = 0; i < n; i++) {
            base[i] += sorted[base[i]] < keys[i] ? 1 : 0;
        }
    }

    private static void behind(long[] sorted, long[] keys, int[] base, int n) {
        for (int left = sorted.length; left > 1; left -= left >>> 1) {
            int half = left >>> 1;
            for (int i = 0; i < n; i++) {
                int at = base[i];
                base[i] = sorted[at + half - 1] <= keys[i] ? at + half : at;
            }
        }
        for (int i = 0; i < n; i++) {
            base[i] += sorted[base[i]] <= keys[i] ? 1 : 0;
        }
    }
}
