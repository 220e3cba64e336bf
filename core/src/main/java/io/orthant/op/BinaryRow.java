package io.orthant.op;

import io.orthant.dtype.DType;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;

/** A row whose bodies take two operands. */
final class BinaryRow extends Row<BinaryRow> {
    BinaryRow(String name) {
        super(name, 2);
    }

    @Override
    BinaryRow self() {
        return this;
    }

    /** The loop on bools. */
    BinaryRow bool(BinaryOperator<Expr> body) {
        return reals(List.of(DType.BOOL), body);
    }

    /** Loops on signed and unsigned integers. */
    BinaryRow integers(BinaryOperator<Expr> body) {
        return signed(body).unsigned(body);
    }

    /** Loops on signed integers. */
    BinaryRow signed(BinaryOperator<Expr> body) {
        return reals(SIGNED, body);
    }

    /** Loops on unsigned integers. */
    BinaryRow unsigned(BinaryOperator<Expr> body) {
        return reals(UNSIGNED, body);
    }

    /** Loops on floats; the body sees FLOAT32 or FLOAT64. */
    BinaryRow floats(BinaryOperator<Expr> body) {
        return reals(withHalf(), body);
    }

    /** Loops on bools, integers and floats. */
    BinaryRow real(BinaryOperator<Expr> body) {
        return bool(body).integers(body).floats(body);
    }

    /** A loop on some dtypes. */
    BinaryRow reals(List<DType> types, BinaryOperator<Expr> body) {
        return loops(types, v -> one(body.apply(real(v.get(0)), real(v.get(1)))));
    }

    /** Loops on complex numbers. */
    BinaryRow complexes(BiFunction<Value.Complex, Value.Complex, Value> body) {
        return loops(COMPLEXES, v -> List.of(body.apply(complex(v.get(0)), complex(v.get(1)))));
    }
}
