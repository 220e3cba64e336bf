package io.orthant.op;

import static io.orthant.op.Row.*;
import static io.orthant.op.Terms.*;

/** Nearby integers, as floats; bools and integers are their own. */
final class Rounding {
    private Rounding() {}

    /** Makes a row anew. */
    static Op named(String name) {
        return switch (name) {
            case "floor" -> rounding("floor", Prim.FLOOR, "largest integer not above");
            case "ceil" -> rounding("ceil", Prim.CEIL, "smallest integer not below");
            case "trunc" -> rounding("trunc", Prim.TRUNC, "integer part");
            case "rint" ->
                unary("rint")
                        .floats(Prim.RINT)
                        .complexes(z -> complex(rint(z.re()), rint(z.im())))
                        .doc("nearest integer, ties to even")
                        .build();
            default -> throw new IllegalArgumentException("no row is named " + name);
        };
    }

    private static Op rounding(String name, Prim prim, String doc) {
        return unary(name)
                .bool(x -> x)
                .integers(x -> x)
                .floats(x -> apply(prim, x))
                .doc(doc)
                .build();
    }
}
