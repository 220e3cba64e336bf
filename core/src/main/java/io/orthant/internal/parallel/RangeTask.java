package io.orthant.internal.parallel;

/** A piece of work over some numbers. */
@FunctionalInterface
public interface RangeTask {
    /** Does the numbers from {@code from} (inclusive) to {@code to} (exclusive); may be called by any thread. */
    void run(long from, long to);
}
