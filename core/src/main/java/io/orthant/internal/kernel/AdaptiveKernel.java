package io.orthant.internal.kernel;

import io.orthant.internal.plan.LoopKernel;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Scalar code that gives way to lane code once that is worth it. Vector API code is very slow until the JIT's last tier
 * has compiled it, scalar code is not; so a kernel starts scalar, and after some work its lane form is warmed up on a
 * background thread and takes over when it has been seen to be faster. Both give the same bits. Whether the kernel has a
 * lane form at all is asked no sooner.
 */
final class AdaptiveKernel implements LoopKernel {
    /** Iterations after which lane code is made. */
    private static final long WORTH = 1 << 21;

    /** What a call counts for beside its iterations. */
    private static final long CALL = 64;

    /** Calls without lanes per step, one iteration each, that bring a long program to the JIT's next tier. */
    private static final int CALLS = 3000;

    /** Instructions above which a program is long. */
    private static final int LONG_PROGRAM = 24;

    /** Instructions in lanes per step: a loop that was hardly seen to run is compiled as one that hardly runs. */
    private static final int WORK = 12_000;

    /** Vectors per run. */
    private static final int VECTORS = 20;

    /** Steps in a row that must find lanes faster: what the JIT has guessed wrong comes out in the first of them. */
    private static final int PROOFS = 2;

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

    private static final long COMPILER_NANOS = TimeUnit.MILLISECONDS.toNanos(4);

    private final KernelKey key;
    private LoopKernel current;
    private boolean asked;
    private volatile boolean taken;
    private long work;

    AdaptiveKernel(KernelKey key, LoopKernel scalar) {
        this.key = key;
        this.current = scalar;
    }

    @Override
    public int run(Object[] data, long[] offsets, long[] inner, long[] outer, long n, long m) {
        count(n * m);
        return current.run(data, offsets, inner, outer, n, m);
    }

    @Override
    public int line(Object a, int aAt, int aStep, Object b, int bAt, int bStep, int n) {
        count(n);
        return current.line(a, aAt, aStep, b, bAt, bStep, n);
    }

    @Override
    public int line(Object a, int aAt, int aStep, Object b, int bAt, int bStep, Object c, int cAt, int cStep, int n) {
        count(n);
        return current.line(a, aAt, aStep, b, bAt, bStep, c, cAt, cStep, n);
    }

    // racing threads may lose some of the count: it only decides when to warm up
    private void count(long items) {
        if (work < WORTH) {
            work += items + CALL;
            if (work >= WORTH) {
                ask();
            }
        }
    }

    private synchronized void ask() {
        if (!asked) {
            asked = true;
            Warmer.POOL.execute(new WarmUp());
        }
    }

    /** Whether lane code has taken over. */
    boolean inLanes() {
        return taken;
    }

    /**
     * A kernel's way into the lanes, in steps between which the warmer turns to other kernels. The JIT compiles what is
     * called thousands of times or loops as often, and lane code that is not compiled takes microseconds for each vector. Short
     * programs may loop; most calls of long ones are too short for a vector, and just a few between them show the JIT
     * that there are longer ones.
     */
    private final class WarmUp implements Runnable {
        private final LoopKernel scalar = current;
        private final long deadline = System.nanoTime() + PATIENCE_NANOS;
        private @Nullable LoopKernel lanes;
        private @Nullable KernelTrial trial;
        private int vector;
        private int runs;
        private int calls;
        private int proofs;
        private int steps;

        @Override
        public void run() {
            if (lanes == null || trial == null) {
                // known only now: the question loads the Vector API
                if (LaneRules.of(key) == null) {
                    return;
                }
                lanes = Kernels.make(key, Kernels.Way.VECTOR);
                trial = new KernelTrial(key);
                vector = Lanes.vectorBits() / Byte.SIZE;
                int size = key.program().code().size();
                runs = Math.max(1, WORK / size / VECTORS);
                calls = size > LONG_PROGRAM ? CALLS : runs;
            }
            trial.repeat(lanes, 1, calls);
            trial.repeat(lanes, VECTORS * vector + 1, runs);
            trial.runOdd(lanes, vector + 1);
            proofs = trial.isFaster(lanes, scalar, vector) ? proofs + 1 : 0;
            steps++;
            if (proofs == PROOFS) {
                current = lanes;
                taken = true;
            } else if (System.nanoTime() < deadline) {
                // the JIT needs the processor more than the trial does
                Warmer.POOL.schedule(this, Math.min(steps, 10) * COMPILER_NANOS, TimeUnit.NANOSECONDS);
            }
        }
    }

    /** Made when the first kernel is worth lanes. */
    private static final class Warmer {
        static final ScheduledExecutorService POOL = pool();

        private static ScheduledExecutorService pool() {
            ScheduledThreadPoolExecutor pool = new ScheduledThreadPoolExecutor(1, task -> {
                Thread thread = new Thread(task, "orthant-kernel-warm-up");
                thread.setDaemon(true);
                return thread;
            });
            pool.setKeepAliveTime(2, TimeUnit.SECONDS);
            pool.allowCoreThreadTimeOut(true);
            return pool;
        }
    }
}
