package io.orthant.internal.exec;

import io.orthant.internal.kernel.Kernels;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * Whether lane code written by hand is worth calling yet. As generated kernels do, it begins in plain loops, since Vector
 * API code is very slow until the JIT's last tier has compiled it; after some work it is warmed up on a background thread
 * and taken when it has been seen to be faster. Both give the same bits. The property {@code orthant.kernel} forces the
 * choice as it does for kernels.
 */
final class LaneWarmth {
    /** Something to time; gives a number so that it cannot be left out. */
    @FunctionalInterface
    interface Trial {
        double run();
    }

    private static final long WORTH = 1 << 21;
    private static final long CALL = 64;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final long COMPILER_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    private final Trial lanes;
    private final Trial plain;
    private final AtomicBoolean asked = new AtomicBoolean();
    // racing threads may see the change late and lose some of the count
    private boolean ready;
    private long work;
    private volatile double seen;

    /**
     * Lane code that has not run yet.
     *
     * @param lanes a short piece of it
     * @param plain the same in a plain loop
     */
    LaneWarmth(Trial lanes, Trial plain) {
        this.lanes = lanes;
        this.plain = plain;
        String way = System.getProperty("orthant.kernel", "adaptive");
        boolean allowed = Set.of("adaptive", "vector").contains(way) && Kernels.vectorAvailable();
        this.ready = allowed && way.equals("vector");
        this.work = allowed ? 0 : Long.MAX_VALUE;
    }

    /** Whether to call lane code for so many items. */
    boolean ready(long items) {
        return ready || cold(items);
    }

    private boolean cold(long items) {
        if (work < WORTH) {
            work += items + CALL;
            if (work >= WORTH && asked.compareAndSet(false, true)) {
                Thread thread = new Thread(this::warm, "orthant-lanes-warm-up");
                thread.setDaemon(true);
                thread.start();
            }
        }
        return false;
    }

    private void warm() {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (System.nanoTime() < deadline) {
            for (int k = 0; k < 500; k++) {
                seen = lanes.run();
            }
            if (time(lanes) < time(plain)) {
                ready = true;
                return;
            }
            // the JIT needs the processor more than the trial does
            LockSupport.parkNanos(COMPILER_NANOS);
        }
    }

    /** The best of several runs. */
    private long time(Trial trial) {
        long best = Long.MAX_VALUE;
        for (int k = 0; k < 10; k++) {
            long start = System.nanoTime();
            seen = trial.run();
            best = Math.min(best, System.nanoTime() - start);
        }
        return best;
    }
}
