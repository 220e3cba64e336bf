package io.orthant.internal.exec;

import io.orthant.internal.kernel.Kernels;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Whether lane code written by hand is worth calling yet. As generated kernels do, it begins in plain loops, since Vector
 * API code is very slow until the JIT's last tier has compiled it; after some work it is warmed up on a background thread
 * and taken when it has been seen to be faster. Both give the same bits. The property {@code orthant.kernel} forces the
 * choice as it does for kernels.
 */
abstract class LaneWarmth {
    private static final long WORTH = 1 << 21;
    private static final long CALL = 64;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final long COMPILER_NANOS = TimeUnit.MILLISECONDS.toNanos(4);

    /** Short calls per step: the JIT compiles what is called often, and each vector takes microseconds until then. */
    private static final int CALLS = 500;

    /** Steps in a row that must find lanes faster: what the JIT has guessed wrong comes out in the first of them. */
    private static final int PROOFS = 2;

    /** What one short run of compiled lane code may take beyond the other's time; the clock itself takes some of it. */
    private static final long CLOCK_NANOS = 200;

    private final int few;
    private final int many;
    // racing threads may see the change late and lose some of the count
    private boolean ready;
    private long work;
    private boolean asked;
    private volatile double seen;

    /**
     * Lane code that has not run yet.
     *
     * @param few items of a run of one or two vectors
     * @param many items of a run that shows its speed
     */
    LaneWarmth(int few, int many) {
        this.few = few;
        this.many = many;
        String way = System.getProperty("orthant.kernel", "adaptive");
        boolean allowed = (way.equals("adaptive") || way.equals("vector")) && Kernels.vectorAvailable();
        this.ready = allowed && way.equals("vector");
        this.work = allowed ? 0 : Long.MAX_VALUE;
    }

    /** Runs lane code on so many items; gives a number so that it cannot be left out. */
    abstract double lanes(int n);

    /** The same in a plain loop. */
    abstract double plain(int n);

    /** Whether to call lane code for so many items. */
    boolean ready(long items) {
        return ready || cold(items);
    }

    private boolean cold(long items) {
        if (work < WORTH) {
            work += items + CALL;
            if (work >= WORTH) {
                ask();
            }
        }
        return false;
    }

    private synchronized void ask() {
        if (!asked) {
            asked = true;
            Thread thread = new Thread(this::warm, "orthant-lanes-warm-up");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void warm() {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        int proofs = 0;
        for (int steps = 1; System.nanoTime() < deadline; steps++) {
            for (int k = 0; k < CALLS; k++) {
                seen = lanes(few);
            }
            seen = lanes(many);
            proofs = isFaster() ? proofs + 1 : 0;
            if (proofs == PROOFS) {
                ready = true;
                return;
            }
            // the JIT needs the processor more than the trial does
            LockSupport.parkNanos(Math.min(steps, 10) * COMPILER_NANOS);
        }
    }

    /** Compares on many items only once few look well: cold lane code keeps the JIT busy with what it calls. */
    private boolean isFaster() {
        return time(true, few, 3) < 2 * time(false, few, 3) + CLOCK_NANOS
                && time(true, many, 10) < time(false, many, 10);
    }

    /** The best of several runs. */
    private long time(boolean inLanes, int n, int times) {
        long best = Long.MAX_VALUE;
        for (int k = 0; k < times; k++) {
            long start = System.nanoTime();
            seen = inLanes ? lanes(n) : plain(n);
            best = Math.min(best, System.nanoTime() - start);
        }
        return best;
    }
}
