package io.orthant;

import io.orthant.error.ValueException;
import io.orthant.internal.parallel.Parallel;

/**
 * How many threads a call may use. The default is one for each processor the JVM sees, or the system property
 * {@code orthant.threads}; a setting changes it for what runs inside:
 *
 * {@snippet :
 * NDArray c = Threads.of(1).call(() -> a.matmul(b));
 * }
 *
 * <p>Results never depend on the number of threads, bit by bit: work is divided at places that follow from shapes
 * alone. Small calls stay on the calling thread whatever the setting. All calls share one pool of daemon threads, and the
 * calling thread works too, so any number of platform or virtual threads may call at once.
 */
public final class Threads {
    private final int count;

    private Threads(int count) {
        this.count = count;
    }

    /** The most threads a call made here may use. */
    public static int count() {
        return Parallel.threads();
    }

    /**
     * At most this many threads, of which the pool has as many as the JVM sees processors, or {@code orthant.threads}.
     *
     * @throws ValueException unless it is at least 1
     */
    public static Threads of(int count) {
        if (count < 1) {
            throw new ValueException("threads: count " + count + " is less than 1");
        }
        return new Threads(count);
    }

    /** Runs something under this setting. */
    public void run(Runnable body) {
        ScopedValue.where(Parallel.LIMIT, count).run(body);
    }

    /** Runs something under this setting and gives its value. */
    public <T, X extends Throwable> T call(ScopedValue.CallableOp<? extends T, X> body) throws X {
        return ScopedValue.where(Parallel.LIMIT, count).call(body);
    }
}
