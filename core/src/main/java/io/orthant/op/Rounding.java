package io.orthant.op;

import static io.orthant.op.Row.*;
import static io.orthant.op.Terms.*;

import java.util.List;

/** Nearby integers, as floats; bools and integers are their own. */
final class Rounding {
    private Rounding() {}

    static final Op FLOOR = rounding("floor", Prim.FLOOR, "largest integer not above");

    static final Op CEIL = rounding("ceil", Prim.CEIL, "smallest integer not below");

    static final Op TRUNC = rounding("trunc", Prim.TRUNC, "integer part");

    static final Op RINT = unary("rint")
            .floats(Terms::rint)
            .complexes(z -> complex(rint(z.re()), rint(z.im())))
            .doc("nearest integer, ties to even")
            .build();

    static final List<Op> ALL = List.of(FLOOR, CEIL, TRUNC, RINT);

    private static Op rounding(String name, Prim prim, String doc) {
        return unary(name)
                .bool(x -> x)
                .integers(x -> x)
                .floats(x -> apply(prim, x))
                .doc(doc)
                .build();
    }
}
