package io.orthant.internal.parallel;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Work in pieces on the calling thread and on the threads of one shared pool.
 *
 * <p>How work is divided must follow from its size alone, so that results never depend on the number of threads. Each
 * thread begins with a stretch of its own, the same from call to call, as its cache may still hold the items there, and then
 * helps the others with theirs. The calling thread takes pieces like any other and so never waits for a busy
 * pool: calls from any number of platform and virtual threads at once cannot block each other. A call made inside a
 * piece runs in line. Scoped values (error state, sum blocks) are not seen inside pieces: read them before.
 */
public final class Parallel {
    /** The most threads that calls in this scope may use. */
    public static final ScopedValue<Integer> LIMIT = ScopedValue.newInstance();

    private static final int SPINS = 200;

    private static final int DEFAULT = configured(System.getProperty("orthant.threads"));

    private Parallel() {}

    /** Made when first needed, as programs on small arrays never are in need of it. */
    private static final class Pool {
        static final ForkJoinPool THREADS = new ForkJoinPool(
                Math.max(Runtime.getRuntime().availableProcessors(), DEFAULT),
                pool -> {
                    var worker = ForkJoinPool.defaultForkJoinWorkerThreadFactory.newThread(pool);
                    worker.setName("orthant-" + worker.getPoolIndex());
                    worker.setDaemon(true);
                    return worker;
                },
                null,
                true);
    }

    /** The most threads a call may use here: 1 inside a piece of work. */
    public static int threads() {
        return LIMIT.orElse(DEFAULT);
    }

    /** Runs pieces 0 to {@code tasks - 1}, each once, in any order; returns when all are done, with the first failure. */
    public static void run(int tasks, IntTask task) {
        int threads = Math.min(threads(), tasks);
        if (threads <= 1) {
            for (int i = 0; i < tasks; i++) {
                task.run(i);
            }
            return;
        }
        Job job = new Job(task, tasks, threads);
        for (int i = 1; i < threads; i++) {
            Pool.THREADS.execute(job);
        }
        job.run();
        job.await();
    }

    /**
     * Runs a task over the numbers 0 to {@code n - 1} in pieces of {@code grain}, the last one shorter.
     *
     * @throws IllegalArgumentException if that makes more than 2^31-1 pieces
     */
    public static void ranges(long n, long grain, RangeTask task) {
        if (n <= grain) {
            if (n > 0) {
                task.run(0, n);
            }
            return;
        }
        run(pieces(n, grain), i -> task.run(i * grain, Math.min(n, (i + 1) * grain)));
    }

    /** Runs pieces as {@link #run} and gives the bits of all their results together. */
    public static int bits(int tasks, IntUnaryOperator task) {
        AtomicInteger bits = new AtomicInteger();
        run(tasks, i -> {
            int own = task.applyAsInt(i);
            if (own != 0) {
                bits.accumulateAndGet(own, (a, b) -> a | b);
            }
        });
        return bits.get();
    }

    /** The number of pieces of {@code grain} in {@code n}, the last one shorter. */
    public static int pieces(long n, long grain) {
        long pieces = Math.ceilDiv(n, grain);
        if (pieces > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(n + " numbers in pieces of " + grain + " are too many pieces");
        }
        return (int) pieces;
    }

    private static int configured(@Nullable String property) {
        if (property == null) {
            return Runtime.getRuntime().availableProcessors();
        }
        try {
            int threads = Integer.parseInt(property.strip());
            if (threads >= 1) {
                return threads;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(badProperty(property), e);
        }
        throw new IllegalArgumentException(badProperty(property));
    }

    private static String badProperty(String property) {
        return "orthant.threads is '" + property + "'; it must be a whole number from 1 up";
    }

    /** One call's pieces. Helpers which come too late find nothing left and leave. */
    private static final class Job implements Runnable {
        private final IntTask task;
        private final int tasks;
        private final int threads;
        // of each thread's stretch the piece to do next
        private final AtomicIntegerArray next;
        private final AtomicInteger unfinished;
        private final Thread caller = Thread.currentThread();
        private volatile @Nullable Throwable failure;

        Job(IntTask task, int tasks, int threads) {
            this.task = task;
            this.tasks = tasks;
            this.threads = threads;
            this.next = new AtomicIntegerArray(threads);
            for (int k = 1; k < threads; k++) {
                next.setPlain(k, first(k));
            }
            this.unfinished = new AtomicInteger(tasks);
        }

        private int first(int stretch) {
            return (int) ((long) tasks * stretch / threads);
        }

        @Override
        public void run() {
            if (unfinished.get() > 0) {
                ScopedValue.where(LIMIT, 1).run(this::work);
            }
        }

        private void work() {
            Thread thread = Thread.currentThread();
            int own = thread != caller && thread instanceof ForkJoinWorkerThread worker
                    ? 1 + worker.getPoolIndex() % (threads - 1)
                    : 0;
            for (int k = 0; k < threads; k++) {
                int stretch = (own + k) % threads;
                int end = first(stretch + 1);
                for (int i = next.getAndIncrement(stretch); i < end; i = next.getAndIncrement(stretch)) {
                    piece(i);
                }
            }
        }

        private void piece(int i) {
            try {
                if (failure == null) {
                    task.run(i);
                }
            } catch (Throwable t) {
                fail(t);
            } finally {
                if (unfinished.decrementAndGet() == 0 && Thread.currentThread() != caller) {
                    LockSupport.unpark(caller);
                }
            }
        }

        private synchronized void fail(Throwable t) {
            Throwable first = failure;
            if (first == null) {
                failure = t;
            } else if (first != t) {
                first.addSuppressed(t);
            }
        }

        /** Waits for pieces that others have begun; an interrupt is kept for the caller. */
        void await() {
            for (int i = 0; i < SPINS && unfinished.get() != 0; i++) {
                Thread.onSpinWait();
            }
            boolean interrupted = false;
            while (unfinished.get() != 0) {
                LockSupport.park(this);
                interrupted |= Thread.interrupted();
            }
            if (interrupted) {
                caller.interrupt();
            }
            Throwable t = failure;
            if (t instanceof RuntimeException e) {
                throw e;
            }
            if (t instanceof Error e) {
                throw e;
            }
        }
    }
}
