package io.orthant.bench.peer;

import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One call of a library.
 *
 * @param call what is measured: everything the kernel of the suite does, a new result included
 * @param read the result's items in C order, to be compared before anything is measured: one array; u, s and vh of {@code
 *     svd}; eigenvalues and eigenvectors, these as columns, of {@code eigh}
 * @param free gives a result's memory back, measured too, as a program that did not do it would run out of memory
 */
public record Task<R>(Supplier<R> call, Function<R, double[][]> read, Consumer<R> free) {
    /** A task whose results the garbage collector takes. */
    public static <R> Task<R> of(Supplier<R> call, Function<R, double[][]> read) {
        return new Task<>(call, read, result -> {});
    }

    /** A task with a number as its result. */
    public static Task<? extends Number> number(Supplier<? extends Number> call) {
        return of(call, value -> new double[][] {{value.doubleValue()}});
    }

    /** Calls once for the result's items. */
    public double[][] result() {
        R result = call.get();
        try {
            return read.apply(result);
        } finally {
            free.accept(result);
        }
    }

    /** Calls once and gives the result's memory back; what is returned is to be held, not to be looked at. */
    public Object run() {
        R result = call.get();
        free.accept(result);
        return result;
    }
}
