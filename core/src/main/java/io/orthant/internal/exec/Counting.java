package io.orthant.internal.exec;

import io.orthant.dtype.DType;
import io.orthant.internal.parallel.Parallel;
import io.orthant.internal.shape.Shapes;
import io.orthant.internal.storage.Strided;
import java.util.Arrays;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** How many bools side by side are true, by {@link CountLanes} once those are warm. */
final class Counting {
    private static final int FEWEST = 128;
    private static final int GRAIN = 1 << 18;
    private static final int LARGE = 4 * GRAIN;
    private static final int TRIAL = 12_000;
    private static final int FEW = 300;

    private static final LaneWarmth BYTES = new ByteWarmth();

    private Counting() {}

    private static final class ByteWarmth extends LaneWarmth {
        private final byte[] ones = new byte[TRIAL];

        private ByteWarmth() {
            super(FEW, TRIAL);
            Arrays.fill(ones, (byte) 1);
        }

        @Override
        double lanes(int n) {
            return CountLanes.count(ones, 0, n) + CountLanes.count(ones, 1, n / 2);
        }

        @Override
        double plain(int n) {
            return Counting.plain(ones, n);
        }
    }

    private static double plain(byte[] items, int n) {
        int count = 0;
        for (int i = 0; i < n; i++) {
            count += items[i];
        }
        return count;
    }

    /** The number as an int64 scalar, or null if lanes are not worth it yet. */
    static @Nullable Strided of(Strided a) {
        int n = (int) a.size();
        if (n < FEWEST || n != a.size() || !BYTES.ready(n)) {
            return null;
        }
        byte[] items = (byte[]) a.array();
        int at = (int) a.offset();
        long count;
        if (n < LARGE) {
            count = CountLanes.count(items, at, n);
        } else {
            LongAdder sum = new LongAdder();
            Parallel.ranges(
                    n, GRAIN, (from, to) -> sum.add(CountLanes.count(items, at + (int) from, (int) (to - from))));
            count = sum.sum();
        }
        return Strided.of(DType.INT64, new long[] {count}, Shapes.SCALAR);
    }
}
