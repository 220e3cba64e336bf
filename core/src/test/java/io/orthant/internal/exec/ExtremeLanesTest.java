package io.orthant.internal.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.orthant.internal.kernel.Kernels;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Lane code finds the extremes, places and counts that loops item by item find. */
class ExtremeLanesTest {
    private static final int PAD = 3;

    @BeforeEach
    void lanes() {
        assumeTrue(Kernels.vectorAvailable());
    }

    static IntStream lengths() {
        return IntStream.concat(
                IntStream.rangeClosed(32, 100), IntStream.of(1000, 2047, 2048, 2049, 8064, 8065, 20_001));
    }

    private static long[] longs(int n) {
        // few different ones, so that there are equal extremes
        return new Random(n).longs(n + 2 * PAD, -20, 20).toArray();
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void extremesAndTheirFirstPlaces(int n) {
        long[] l = longs(n);
        double[] d = Arrays.stream(l).asDoubleStream().toArray();
        float[] f = new float[d.length];
        for (int i = 0; i < f.length; i++) {
            f[i] = (float) d[i];
        }
        long[] items = Arrays.copyOfRange(l, PAD, PAD + n);
        long max = Arrays.stream(items).max().orElseThrow();
        long min = Arrays.stream(items).min().orElseThrow();
        assertEquals(max, ExtremeLanes.largest(l, PAD, n));
        assertEquals(min, ExtremeLanes.smallest(l, PAD, n));
        assertEquals(max, ExtremeLanes.largest(d, PAD, n));
        assertEquals(min, ExtremeLanes.smallest(d, PAD, n));
        assertEquals(max, ExtremeLanes.largest(f, PAD, n));
        assertEquals(min, ExtremeLanes.smallest(f, PAD, n));
        int first =
                IntStream.range(0, n).filter(i -> items[i] == max).findFirst().orElseThrow();
        assertEquals(first, ExtremeLanes.first(l, PAD, n, max));
        assertEquals(first, ExtremeLanes.first(d, PAD, n, max));
        assertEquals(first, ExtremeLanes.first(f, PAD, n, max));
    }

    @Test
    void extremesAndNotANumberAnywhere() {
        int n = 77;
        for (int place = 0; place < n; place++) {
            double[] d = Arrays.stream(longs(n)).asDoubleStream().toArray();
            float[] f = new float[d.length];
            d[PAD + place] = 100;
            f[PAD + place] = -100;
            assertEquals(100, ExtremeLanes.largest(d, PAD, n));
            assertEquals(-100, ExtremeLanes.smallest(f, PAD, n));
            assertEquals(place, ExtremeLanes.first(d, PAD, n, 100));
            d[PAD + place] = Double.NaN;
            f[PAD + place] = Float.NaN;
            assertTrue(Double.isNaN(ExtremeLanes.largest(d, PAD, n)));
            assertTrue(Double.isNaN(ExtremeLanes.smallest(d, PAD, n)));
            assertTrue(Float.isNaN(ExtremeLanes.largest(f, PAD, n)));
            assertTrue(Float.isNaN(ExtremeLanes.smallest(f, PAD, n)));
        }
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void counts(int n) {
        byte[] items = new byte[n + 2 * PAD];
        Random random = new Random(n);
        int count = 0;
        for (int i = 0; i < n; i++) {
            items[PAD + i] = (byte) (random.nextInt(20) == 0 ? 0 : 1);
            count += items[PAD + i];
        }
        items[PAD + n] = 1;
        assertEquals(count, CountLanes.count(items, PAD, n));
        Arrays.fill(items, (byte) 1);
        assertEquals(n, CountLanes.count(items, PAD, n));
    }
}
