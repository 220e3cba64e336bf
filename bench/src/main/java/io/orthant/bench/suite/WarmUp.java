package io.orthant.bench.suite;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongToDoubleFunction;

/**
 * Runs a kernel until it is as fast as it gets. The JIT compiles beside the program and can be seconds behind it, above
 * all on few cores; so between runs this thread stands back until the process uses no more processor time.
 */
final class WarmUp {
    private static final double RUN = 30e6;
    private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(15);
    private static final long REST = TimeUnit.MILLISECONDS.toNanos(300);
    private static final double IDLE = 0.15;
    private static final double BETTER = 0.96;
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private WarmUp() {}

    /**
     * Warms one kernel.
     *
     * @param nanos the time that a number of calls takes
     * @param seconds after which to leave it in any case
     * @return the best time per call
     */
    static double of(LongToDoubleFunction nanos, double seconds) {
        long deadline = System.nanoTime() + (long) (seconds * 1e9);
        double best = Double.MAX_VALUE;
        int settled = 0;
        long calls = 1;
        while (settled < 2 && System.nanoTime() < deadline) {
            double each = nanos.applyAsDouble(calls) / calls;
            boolean full = each * calls > RUN / 3;
            calls = Math.clamp((long) (RUN / each), 1, 1_000_000);
            boolean idle = settle(deadline);
            settled = full && idle && each > best * BETTER ? settled + 1 : 0;
            best = Math.min(best, each);
        }
        return best;
    }

    /** Waits until native threads of another library in this process, which spin for a while after a call, have ended that. */
    static void rest() {
        settle(System.nanoTime() + REST);
    }

    /** Waits for compilers and other threads to end their work; whether they had none to do. */
    private static boolean settle(long deadline) {
        for (int looks = 0; ; looks++) {
            long start = System.nanoTime();
            long busy = SYSTEM.getProcessCpuTime();
            LockSupport.parkNanos(LOOK);
            double share = (double) (SYSTEM.getProcessCpuTime() - busy) / (System.nanoTime() - start);
            if (share < IDLE || System.nanoTime() > deadline) {
                return looks == 0;
            }
        }
    }
}
