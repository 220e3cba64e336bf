package io.orthant.internal.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.orthant.dtype.DType;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScratchTest {
    @ParameterizedTest
    @EnumSource(DType.class)
    void fitsTheItems(DType type) {
        for (int items : new int[] {0, 1, 1024, 100_000}) {
            Object array = Scratch.take(type, items);
            assertEquals(HeapStorage.allocateSmall(type, 0).getClass(), array.getClass());
            assertTrue(Array.getLength(array) >= items * type.slots(), type + " " + items);
            Scratch.give(array);
        }
    }

    @Test
    void isLentAgainAndNeverTwice() {
        Object first = Scratch.take(DType.FLOAT64, 1000);
        Object second = Scratch.take(DType.FLOAT64, 1000);
        assertNotSame(first, second);
        Scratch.give(first);
        assertSame(first, Scratch.take(DType.FLOAT64, 1000));
        assertNotSame(first, Scratch.take(DType.FLOAT64, 1000));
    }

    @Test
    void keepsNoLongArrays() {
        Object array = Scratch.take(DType.INT16, 1 << 20);
        Scratch.give(array);
        assertNotSame(array, Scratch.take(DType.INT16, 1 << 20));
    }

    @Test
    void threadsNeverShareOne() throws Exception {
        List<Future<Integer>> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int t = 0; t < 64; t++) {
                long own = t;
                results.add(threads.submit(() -> spoiled(own)));
            }
        }
        for (Future<Integer> result : results) {
            assertEquals(0, result.get());
        }
    }

    private static int spoiled(long own) {
        int spoiled = 0;
        for (int round = 0; round < 2000; round++) {
            long[] a = (long[]) Scratch.take(DType.INT64, 16);
            Arrays.fill(a, 0, 16, own);
            if (round % 16 == 0) {
                Thread.yield();
            }
            spoiled += Arrays.stream(a, 0, 16).allMatch(item -> item == own) ? 0 : 1;
            Scratch.give(a);
        }
        return spoiled;
    }
}
