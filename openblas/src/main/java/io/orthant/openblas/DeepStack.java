package io.orthant.openblas;

import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Calls of LAPACK on a thread with room. On several threads OpenBLAS keeps its tables of work on the caller's stack, more
 * than the megabyte that a Java thread has, and running over its end kills the JVM without a word.
 */
final class DeepStack {
    private static final long BYTES = 64L << 20;

    private DeepStack() {}

    /** Runs a call; its value. */
    static int call(IntSupplier routine) {
        Call call = new Call(routine);
        Thread thread = new Thread(null, call, "orthant-openblas", BYTES);
        thread.setDaemon(true);
        thread.start();
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return call.result();
    }

    /** What the other thread does, and what came of it. */
    private static final class Call implements Runnable {
        private final IntSupplier routine;
        private int value;
        private @Nullable Throwable failure;

        Call(IntSupplier routine) {
            this.routine = routine;
        }

        @Override
        public void run() {
            try {
                value = routine.getAsInt();
            } catch (Throwable t) {
                failure = t;
            }
        }

        int result() {
            if (failure != null) {
                throw OpenBlas.failed(failure);
            }
            return value;
        }
    }
}
