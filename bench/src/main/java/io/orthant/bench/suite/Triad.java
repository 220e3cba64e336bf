package io.orthant.bench.suite;

import java.util.Arrays;
import java.util.concurrent.CountDownLatch;

/**
 * What the memory of this machine can do: the triad {@code a = b + 3 * c} over arrays far larger than the caches, 24
 * bytes per item as STREAM counts it, in GB/s. The best of some rounds.
 */
final class Triad {
    private static final int ITEMS = 20_000_000;
    private static final int ROUNDS = 8;

    private Triad() {}

    static double gigabytesPerSecond(int threads) {
        double[] a = new double[ITEMS];
        double[] b = new double[ITEMS];
        double[] c = new double[ITEMS];
        Arrays.fill(b, 1.5);
        Arrays.fill(c, 2.5);
        double best = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            run(a, b, c, threads);
            best = Math.min(best, System.nanoTime() - start);
        }
        if (a[ITEMS - 1] != 9) {
            throw new AssertionError(a[ITEMS - 1]);
        }
        return 24.0 * ITEMS / best;
    }

    private static void run(double[] a, double[] b, double[] c, int threads) {
        CountDownLatch done = new CountDownLatch(threads);
        for (int t = 0; t < threads; t++) {
            int from = (int) ((long) ITEMS * t / threads);
            int to = (int) ((long) ITEMS * (t + 1) / threads);
            Thread.ofPlatform().daemon().start(() -> {
                triad(a, b, c, from, to);
                done.countDown();
            });
        }
        try {
            done.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void triad(double[] a, double[] b, double[] c, int from, int to) {
        for (int i = from; i < to; i++) {
            a[i] = b[i] + 3 * c[i];
        }
    }
}
