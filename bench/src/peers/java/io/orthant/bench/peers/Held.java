package io.orthant.bench.peers;

import io.orthant.bench.peer.Operands;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A library's arrays of one size, made when first asked for and given back when those of another size are. */
final class Held<A> {
    /** Makes an array of items in C order. */
    interface Maker<A> {
        A make(double[] items, int[] shape);
    }

    private final Maker<A> maker;
    private final Consumer<A> free;
    private final Map<String, A> made = new HashMap<>();
    private @Nullable Operands from;

    Held(Maker<A> maker, Consumer<A> free) {
        this.maker = maker;
        this.free = free;
    }

    A get(Operands operands, String name) {
        if (from != operands) {
            made.values().forEach(free);
            made.clear();
            from = operands;
        }
        return made.computeIfAbsent(name, n -> maker.make(operands.items(n), operands.shape(n)));
    }
}
