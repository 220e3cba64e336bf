package io.orthant.op;

import io.orthant.dtype.DType;
import java.util.List;

/** A row whose bodies take three operands. */
final class TernaryRow extends Row<TernaryRow> {
    /** A function of three operands. */
    @FunctionalInterface
    interface Of<T, R> {
        /** Applies it. */
        R apply(T x, T y, T z);
    }

    TernaryRow(String name) {
        super(name, 3);
    }

    @Override
    TernaryRow self() {
        return this;
    }

    /** The loop on bools. */
    TernaryRow bool(Of<Expr, Expr> body) {
        return reals(List.of(DType.BOOL), body);
    }

    /** Loops on signed and unsigned integers. */
    TernaryRow integers(Of<Expr, Expr> body) {
        return signed(body).unsigned(body);
    }

    /** Loops on signed integers. */
    TernaryRow signed(Of<Expr, Expr> body) {
        return reals(SIGNED, body);
    }

    /** Loops on unsigned integers. */
    TernaryRow unsigned(Of<Expr, Expr> body) {
        return reals(UNSIGNED, body);
    }

    /** Loops on floats; the body sees FLOAT32 or FLOAT64. */
    TernaryRow floats(Of<Expr, Expr> body) {
        return reals(withHalf(), body);
    }

    /** Loops on bools, integers and floats. */
    TernaryRow real(Of<Expr, Expr> body) {
        return bool(body).integers(body).floats(body);
    }

    /** A loop on some dtypes. */
    TernaryRow reals(List<DType> types, Of<Expr, Expr> body) {
        return loops(types, v -> one(body.apply(real(v.get(0)), real(v.get(1)), real(v.get(2)))));
    }

    /** Loops on complex numbers. */
    TernaryRow complexes(Of<Value.Complex, Value> body) {
        return loops(COMPLEXES, v -> List.of(body.apply(complex(v.get(0)), complex(v.get(1)), complex(v.get(2)))));
    }
}
