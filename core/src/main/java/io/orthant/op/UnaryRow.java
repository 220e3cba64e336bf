package io.orthant.op;

import io.orthant.dtype.DType;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A row whose bodies take one operand. */
final class UnaryRow extends Row<UnaryRow> {
    UnaryRow(String name) {
        super(name, 1);
    }

    @Override
    UnaryRow self() {
        return this;
    }

    /** The loop on bools. */
    UnaryRow bool(UnaryOperator<Expr> body) {
        return reals(List.of(DType.BOOL), body);
    }

    /** Loops on signed and unsigned integers. */
    UnaryRow integers(UnaryOperator<Expr> body) {
        return signed(body).unsigned(body);
    }

    /** Loops on signed integers. */
    UnaryRow signed(UnaryOperator<Expr> body) {
        return reals(SIGNED, body);
    }

    /** Loops on unsigned integers. */
    UnaryRow unsigned(UnaryOperator<Expr> body) {
        return reals(UNSIGNED, body);
    }

    /** Loops on floats; the body sees FLOAT32 or FLOAT64. */
    UnaryRow floats(UnaryOperator<Expr> body) {
        return reals(withHalf(), body);
    }

    /** Loops on bools, integers and floats. */
    UnaryRow real(UnaryOperator<Expr> body) {
        return bool(body).integers(body).floats(body);
    }

    /** A loop on some dtypes. */
    UnaryRow reals(List<DType> types, UnaryOperator<Expr> body) {
        return loops(types, v -> one(body.apply(real(v.get(0)))));
    }

    /** Loops on complex numbers. */
    UnaryRow complexes(Function<Value.Complex, Value> body) {
        return loops(COMPLEXES, v -> List.of(body.apply(complex(v.get(0)))));
    }
}
