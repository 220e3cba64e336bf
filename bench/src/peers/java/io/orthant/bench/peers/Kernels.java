package io.orthant.bench.peers;

import io.orthant.bench.peer.Operands;
import io.orthant.bench.peer.Task;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;

/** Collects the kernels of a library whose arrays are of one class. */
final class Kernels<A> {
    private final Map<String, Function<Operands, Task<?>>> kernels = new LinkedHashMap<>();
    private final Held<A> held;
    private final Function<A, double[]> read;
    private final Consumer<A> free;

    /**
     * Starts with none.
     *
     * @param read an array's items in C order
     */
    Kernels(Held.Maker<A> maker, Function<A, double[]> read, Consumer<A> free) {
        held = new Held<>(maker, free);
        this.read = read;
        this.free = free;
    }

    /** A new array of one. */
    Kernels<A> one(String kernel, String operand, UnaryOperator<A> call) {
        return task(kernel, operands -> {
            A a = held.get(operands, operand);
            return array(() -> call.apply(a));
        });
    }

    /** A new array of two. */
    Kernels<A> two(String kernel, String first, String second, BinaryOperator<A> call) {
        return task(kernel, operands -> {
            A a = held.get(operands, first);
            A b = held.get(operands, second);
            return array(() -> call.apply(a, b));
        });
    }

    /** The sum of x and y into an array that is there. */
    Kernels<A> addInto(Into<A> call) {
        return task("add f64, out=", operands -> {
            A x = held.get(operands, "x");
            A y = held.get(operands, "y");
            A out = held.get(operands, "o");
            return Task.of(
                    () -> {
                        call.add(x, y, out);
                        return out;
                    },
                    result -> new double[][] {read.apply(result)});
        });
    }

    /** A number of one array. */
    Kernels<A> number(String kernel, String operand, ToDoubleFunction<A> call) {
        return task(kernel, operands -> {
            A a = held.get(operands, operand);
            return Task.number(() -> call.applyAsDouble(a));
        });
    }

    /** A result of a class of its own, which the garbage collector takes. */
    <R> Kernels<A> other(String kernel, String operand, Function<A, R> call, Function<R, double[][]> values) {
        return task(kernel, operands -> {
            A a = held.get(operands, operand);
            return Task.of(() -> call.apply(a), values);
        });
    }

    Map<String, Function<Operands, Task<?>>> all() {
        return kernels;
    }

    private Kernels<A> task(String kernel, Function<Operands, Task<?>> maker) {
        kernels.put(kernel, maker);
        return this;
    }

    private Task<A> array(Supplier<A> call) {
        return new Task<>(call, result -> new double[][] {read.apply(result)}, free);
    }

    /** Writes a sum to its last argument. */
    interface Into<A> {
        void add(A x, A y, A out);
    }
}
