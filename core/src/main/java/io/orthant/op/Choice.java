package io.orthant.op;

import static io.orthant.dtype.DType.BOOL;
import static io.orthant.dtype.DType.FLOAT16;
import static io.orthant.dtype.DType.FLOAT32;

import io.orthant.dtype.DType;
import java.util.List;

/** The row of {@code where}, which is no ufunc in NumPy but goes the same way here. */
public final class Choice {
    /** {@code condition ? x : y} in the promoted dtype of x and y. */
    public static final Op WHERE = row();

    private Choice() {}

    private static Op row() {
        TernaryRow row = new TernaryRow("where");
        for (DType t : DType.values()) {
            row.loop(List.of(BOOL, t, t), v -> List.of(choose(Row.real(v.get(0)), v.get(1), v.get(2))));
        }
        return row.doc("x where a condition is true, else y").build();
    }

    private static Value choose(Expr condition, Value x, Value y) {
        return switch (x) {
            case Value.Real a -> new Value.Real(condition.select(wide(a.expr()), wide(Row.real(y))));
            case Value.Complex a -> {
                Value.Complex b = (Value.Complex) y;
                yield new Value.Complex(condition.select(a.re(), b.re()), condition.select(a.im(), b.im()));
            }
        };
    }

    private static Expr wide(Expr e) {
        return e.type() == FLOAT16 ? e.cast(FLOAT32) : e;
    }
}
