package io.orthant.internal.exec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.orthant.dtype.DType;
import io.orthant.internal.kernel.Kernels;
import io.orthant.internal.storage.HeapStorage;
import io.orthant.internal.storage.Items;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PartingTest {
    private static final int ROOM = Parting.ROOM;

    @Test
    void lanesDealAsTheLoopDoes() {
        assumeTrue(Kernels.vectorAvailable(), "no vector module");
        Random random = new Random(1);
        for (int n = 0; n < 150; n++) {
            for (int bound : new int[] {1, 3, 1000}) {
                int from = random.nextInt(5);
                long[] keys = random.longs(from + n + 3, -bound, bound).toArray();
                long lower = random.nextInt(-bound, bound);
                long upper = random.nextInt(4) == 0 ? Long.MAX_VALUE : lower + random.nextInt(bound);
                int found = random.nextInt(4);
                Dealt loop = new Dealt(n, found);
                Dealt lanes = new Dealt(n, found);
                loop.counts =
                        Parting.deal(keys, from, n, lower, upper, loop.low, loop.middle, found, loop.high, loop.range);
                lanes.counts = PartingLanes.deal(
                        keys, from, n, lower, upper, lanes.low, lanes.middle, found, lanes.high, lanes.range);
                loop.assertSame(lanes, n, found);
            }
        }
    }

    private static final class Dealt {
        private final long[] low;
        private final long[] middle;
        private final long[] high;
        private final long[] range = {5, -5};
        private long counts;

        Dealt(int n, int found) {
            low = new long[n + ROOM];
            middle = new long[found + n + ROOM];
            high = new long[n + ROOM];
        }

        void assertSame(Dealt that, int n, int found) {
            assertEquals(counts, that.counts);
            int lows = (int) (counts >>> Integer.SIZE);
            int middles = (int) counts;
            assertArrayEquals(Arrays.copyOf(low, lows), Arrays.copyOf(that.low, lows));
            assertArrayEquals(Arrays.copyOf(middle, found + middles), Arrays.copyOf(that.middle, found + middles));
            int highs = n - lows - middles;
            assertArrayEquals(Arrays.copyOf(high, highs), Arrays.copyOf(that.high, highs));
            assertArrayEquals(range, that.range);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = DType.class,
            names = {"FLOAT64", "FLOAT32", "INT64", "UINT64", "INT32", "UINT32"})
    void partsWhateverTheItems(DType dtype) {
        Random random = new Random(2);
        int parted = 0;
        for (int n : new int[] {Parting.SHORT, 700, 1024, 1025, 5000, 70_000}) {
            for (int kind = 0; kind < 7; kind++) {
                Object items = HeapStorage.allocate(dtype, new long[] {n});
                for (int i = 0; i < n; i++) {
                    double item = switch (kind) {
                        case 0 -> random.nextInt(1 << 30);
                        case 1 -> random.nextInt(3);
                        case 2 -> 7;
                        case 3 -> i;
                        case 4 -> i % 32 == 0 ? 0 : random.nextInt(1 << 30);
                        case 5 -> i * 32L / n * n / 32 == i ? i / 32 : i + n;
                        default -> n - i;
                    };
                    Items.setDouble(dtype, items, i, item);
                }
                for (int k : new int[] {0, 1, n / 3, n / 2, n - 2, n - 1}) {
                    Object target = HeapStorage.allocate(dtype, new long[] {n + 2});
                    if (Parting.items(dtype, items, 0, target, 1, n, k)) {
                        parted++;
                        check(dtype, items, target, n, k);
                    }
                }
            }
        }
        assertTrue(parted > 120, "it mostly works out: " + parted);
    }

    private static void check(DType dtype, Object items, Object target, int n, int k) {
        double[] expected = new double[n];
        double[] found = new double[n];
        for (int i = 0; i < n; i++) {
            expected[i] = Items.getDouble(dtype, items, i);
            found[i] = Items.getDouble(dtype, target, i + 1);
        }
        for (int i = 0; i < n; i++) {
            assertTrue(i < k ? found[i] <= found[k] : found[i] >= found[k], dtype + " " + n + " " + k + " at " + i);
        }
        Arrays.sort(expected);
        Arrays.sort(found);
        assertArrayEquals(expected, found);
    }
}
