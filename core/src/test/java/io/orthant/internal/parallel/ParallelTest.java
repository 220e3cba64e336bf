package io.orthant.internal.parallel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ParallelTest {
    private static void limited(int threads, Runnable body) {
        ScopedValue.where(Parallel.LIMIT, threads).run(body);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 16})
    void everyPieceRunsOnce(int threads) {
        for (int tasks : new int[] {0, 1, 2, 7, 1000}) {
            AtomicIntegerArray runs = new AtomicIntegerArray(tasks);
            limited(threads, () -> Parallel.run(tasks, runs::incrementAndGet));
            for (int i = 0; i < tasks; i++) {
                assertEquals(1, runs.get(i));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"0,4,0", "1,4,1", "4,4,1", "5,4,2", "9,4,3", "3000000000,1000000000,3"})
    void rangesCoverAllNumbersInPiecesOfTheGrain(long n, long grain, int pieces) {
        for (int threads : new int[] {1, 2}) {
            List<Long> starts = new ArrayList<>();
            AtomicInteger count = new AtomicInteger();
            limited(
                    threads,
                    () -> Parallel.ranges(n, grain, (from, to) -> {
                        count.incrementAndGet();
                        synchronized (starts) {
                            starts.add(from);
                        }
                        assertEquals(0, from % grain);
                        assertEquals(Math.min(n, from + grain), to);
                    }));
            assertEquals(pieces, count.get());
            assertEquals(pieces, starts.stream().distinct().count());
        }
    }

    @Test
    void theCallerAndAHelperWorkAtTheSameTime() {
        CountDownLatch both = new CountDownLatch(2);
        limited(
                2,
                () -> Parallel.run(2, i -> {
                    both.countDown();
                    try {
                        assertTrue(both.await(30, TimeUnit.SECONDS), "the other piece never began");
                    } catch (InterruptedException e) {
                        throw new AssertionError(e);
                    }
                }));
    }

    @Test
    void callsInsidePiecesRunInLine() {
        limited(
                4,
                () -> Parallel.run(8, i -> {
                    assertEquals(1, Parallel.threads());
                    Thread here = Thread.currentThread();
                    Parallel.run(3, j -> assertSame(here, Thread.currentThread()));
                }));
    }

    @Test
    void theFirstFailureIsThrownWhenAllPiecesHaveEnded() {
        AtomicInteger running = new AtomicInteger();
        IllegalStateException thrown = assertThrows(
                IllegalStateException.class,
                () -> limited(
                        2,
                        () -> Parallel.run(100, i -> {
                            running.incrementAndGet();
                            try {
                                if (i == 5) {
                                    throw new IllegalStateException("piece 5");
                                }
                            } finally {
                                running.decrementAndGet();
                            }
                        })));
        assertEquals("piece 5", thrown.getMessage());
        assertEquals(0, running.get());
    }

    @Test
    void bitsAreTheUnionOfAllPieces() {
        for (int threads : new int[] {1, 2}) {
            limited(threads, () -> assertEquals(0b1101, Parallel.bits(5, i -> i == 1 ? 0 : 1 << (i % 4))));
        }
    }

    @Test
    void anInterruptIsKept() {
        Thread.currentThread().interrupt();
        AtomicInteger done = new AtomicInteger();
        limited(2, () -> Parallel.run(50, i -> done.incrementAndGet()));
        assertTrue(Thread.interrupted());
        assertEquals(50, done.get());
    }

    @Test
    void manyVirtualAndPlatformThreadsCallAtOnce() throws Exception {
        List<Future<Long>> sums = new ArrayList<>();
        try (ExecutorService virtual = Executors.newVirtualThreadPerTaskExecutor();
                ExecutorService platform = Executors.newFixedThreadPool(16)) {
            for (int k = 0; k < 200; k++) {
                sums.add((k % 2 == 0 ? virtual : platform).submit(() -> {
                    long[] parts = new long[64];
                    Parallel.run(64, i -> parts[i] = i);
                    long sum = 0;
                    for (long p : parts) {
                        sum += p;
                    }
                    return sum;
                }));
            }
        }
        for (Future<Long> sum : sums) {
            assertEquals(2016L, sum.get());
        }
    }
}
