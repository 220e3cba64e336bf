package io.orthant.openblas;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/**
 * Calls of LAPACK on a thread with room. On several threads OpenBLAS keeps its tables of work on the caller's stack, more
 * than the megabyte that a Java thread has, and running over its end kills the JVM without a word. There is one call at a
 * time, so one thread serves them all; it ends when it has had nothing to do for a while.
 */
final class DeepStack {
    private static final long BYTES = 64L << 20;
    private static final long IDLE_SECONDS = 10;

    private static final ThreadPoolExecutor THREAD = make();

    private DeepStack() {}

    private static ThreadPoolExecutor make() {
        ThreadPoolExecutor executor =
                new ThreadPoolExecutor(1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(null, task, "orthant-openblas", BYTES);
                    thread.setDaemon(true);
                    return thread;
                });
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }

    /** Runs a call; its value. */
    static int call(IntSupplier routine) {
        Future<Integer> value = THREAD.submit(routine::getAsInt);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return value.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw OpenBlas.failed(e.getCause() == null ? e : e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
