package io.orthant.internal.kernel;

import io.orthant.dtype.DType;
import io.orthant.internal.kernel.KernelKey.Mode;
import io.orthant.internal.plan.LoopKernel;
import io.orthant.internal.plan.StrideClass;
import io.orthant.internal.storage.HeapStorage;
import io.orthant.op.Reference;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Scalar code that gives way to lane code once that is worth it. Vector API code is very slow until the JIT's last tier
 * has compiled it, scalar code is not; so a kernel starts scalar, and after some work its lane form is warmed up on a
 * background thread and takes over when it has been seen to be faster. Both give the same bits.
 */
final class AdaptiveKernel implements LoopKernel {
    /** Iterations after which lane code is made. */
    private static final long WORTH = 1 << 21;

    /** What a call counts for beside its iterations. */
    private static final long CALL = 64;

    /** Iterations per warm-up call: whole vectors of any width, and no more than must be. */
    private static final int SHORT = 64;

    /** Warm-up calls per step. */
    private static final int RUNS = 200;

    /** Steps after which the JIT has heard enough, and only time is wanted. */
    private static final int EAGER_STEPS = 10;

    private static final int LONG = 4096;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

    private static final long COMPILER_NANOS = TimeUnit.MILLISECONDS.toNanos(3);

    private static final ScheduledExecutorService WARMER = warmer();

    private final KernelKey key;
    private final AtomicBoolean asked = new AtomicBoolean();
    private LoopKernel current;
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
            if (work >= WORTH && asked.compareAndSet(false, true)) {
                WARMER.execute(new WarmUp());
            }
        }
    }

    /** Whether lane code has taken over. */
    boolean inLanes() {
        return taken;
    }

    /** A kernel's way into the lanes, in steps between which the warmer turns to other kernels. */
    private final class WarmUp implements Runnable {
        private final LoopKernel scalar = current;
        private final long deadline = System.nanoTime() + PATIENCE_NANOS;
        private @Nullable LoopKernel lanes;
        private @Nullable Trial trial;
        private int steps;

        @Override
        public void run() {
            if (lanes == null || trial == null) {
                lanes = Kernels.make(key, Kernels.Way.VECTOR);
                trial = new Trial();
            }
            if (trial.isFaster(lanes, scalar)) {
                current = lanes;
                taken = true;
            } else if (System.nanoTime() < deadline) {
                for (int k = 0; k < RUNS; k++) {
                    trial.run(lanes, SHORT);
                }
                // the JIT needs the processor more than the trial does
                steps++;
                long delay = steps < EAGER_STEPS ? 0 : Math.min(steps, 3 * EAGER_STEPS) * COMPILER_NANOS;
                WARMER.schedule(this, delay, TimeUnit.NANOSECONDS);
            }
        }
    }

    private static ScheduledExecutorService warmer() {
        ScheduledThreadPoolExecutor pool = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "orthant-kernel-warm-up");
            thread.setDaemon(true);
            return thread;
        });
        pool.setKeepAliveTime(2, TimeUnit.SECONDS);
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /** Operands of ones to try kernels on. */
    private final class Trial {
        private final Object[] data;
        private final long[] offsets;
        private final long[] steps;
        private final long[] none;

        Trial() {
            List<DType> types = LoopEmitter.operandTypes(key);
            int count = types.size();
            int inputs = key.program().args().size();
            this.data = new Object[count];
            this.offsets = new long[count];
            this.steps = new long[count];
            this.none = new long[count];
            for (int k = 0; k < count; k++) {
                boolean moves = key.strides().get(k) != StrideClass.ZERO;
                steps[k] = key.paired(k) ? 2 : moves ? 1 : 0;
                if (key.mode() == Mode.FOLD && k >= inputs) {
                    data[k] = data[k - inputs];
                    continue;
                }
                if (key.paired(k) && !key.startsPair(k)) {
                    data[k] = data[k - 1];
                    offsets[k] = 1;
                    continue;
                }
                int size = key.paired(k) ? 2 * LONG : moves ? LONG : 1;
                data[k] = HeapStorage.allocate(types.get(k), new long[] {size});
                long one = Reference.cast(1, DType.INT64, types.get(k));
                for (int i = 0; i < size; i++) {
                    ReferenceKernel.put(types.get(k), data[k], i, one);
                }
            }
        }

        void run(LoopKernel kernel, int n) {
            kernel.run(data, offsets, steps, none, n, 1);
        }

        /** Whether one kernel is faster; long runs, which cold code takes an age for, only once short ones look well. */
        boolean isFaster(LoopKernel lanes, LoopKernel scalar) {
            return best(lanes, SHORT) < 2 * best(scalar, SHORT) && best(lanes, LONG) < best(scalar, LONG);
        }

        private long best(LoopKernel kernel, int n) {
            long best = Long.MAX_VALUE;
            for (int k = 0; k < 10; k++) {
                long start = System.nanoTime();
                run(kernel, n);
                best = Math.min(best, System.nanoTime() - start);
            }
            return best;
        }
    }
}
