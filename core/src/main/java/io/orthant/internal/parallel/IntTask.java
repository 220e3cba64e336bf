package io.orthant.internal.parallel;

/** A piece of work, by number. */
@FunctionalInterface
public interface IntTask {
    /** Does piece {@code index}; may be called by any thread, at the same time as other pieces. */
    void run(int index);
}
