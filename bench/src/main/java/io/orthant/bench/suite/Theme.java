package io.orthant.bench.suite;

import io.orthant.NDArray;
import io.orthant.Ufunc;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/** Collects the rows of one theme. */
final class Theme {
    private final String name;
    private final long[] sizes;
    private final List<Kernel> rows = new ArrayList<>();

    Theme(String name, long... sizes) {
        this.name = name;
        this.sizes = sizes;
    }

    /** A kernel of one array. */
    Theme one(String kernel, int traffic, String numpy, String input, Function<NDArray, ?> call) {
        return row(kernel, traffic, numpy, data -> {
            NDArray a = data.get(input);
            return () -> call.apply(a);
        });
    }

    /** A kernel of two arrays. */
    Theme two(String kernel, int traffic, String numpy, String a, String b, BiFunction<NDArray, NDArray, ?> call) {
        return row(kernel, traffic, numpy, data -> {
            NDArray first = data.get(a);
            NDArray second = data.get(b);
            return () -> call.apply(first, second);
        });
    }

    /** A ufunc whose result goes to an array that is there. */
    Theme into(String kernel, int traffic, String numpy, Ufunc ufunc, String out, String... inputs) {
        return row(kernel, traffic, numpy, data -> {
            Ufunc.Call call = ufunc.out(data.get(out));
            NDArray[] operands = Arrays.stream(inputs).map(data::get).toArray(NDArray[]::new);
            return operands.length == 1 ? () -> call.call(operands[0]) : () -> call.call(operands[0], operands[1]);
        });
    }

    Theme row(String kernel, int traffic, String numpy, Function<Data, Supplier<?>> orthant) {
        rows.add(new Kernel(name, kernel, sizes, traffic, numpy, orthant, true));
        return this;
    }

    /** The last row is measured at other sizes than its theme. */
    Theme at(long... others) {
        rows.add(rows.removeLast().at(others));
        return this;
    }

    /** The last row is there to compare with and does not enter the means. */
    Theme uncounted() {
        rows.add(rows.removeLast().uncounted());
        return this;
    }

    List<Kernel> rows() {
        return rows;
    }
}
