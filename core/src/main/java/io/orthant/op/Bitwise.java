package io.orthant.op;

import static io.orthant.op.Row.*;
import static io.orthant.op.Terms.apply;

import io.orthant.dtype.DType;
import java.util.List;

/** Bits of integers. */
final class Bitwise {
    private Bitwise() {}

    static final Op BITWISE_AND = binary("bitwiseAnd")
            .bool(Expr::and)
            .integers(Expr::and)
            .identity(-1)
            .doc("bits set in both")
            .build();

    static final Op BITWISE_OR = binary("bitwiseOr")
            .bool(Expr::or)
            .integers(Expr::or)
            .identity(0)
            .doc("bits set in either")
            .build();

    static final Op BITWISE_XOR = binary("bitwiseXor")
            .bool(Terms::xor)
            .integers(Terms::xor)
            .identity(0)
            .doc("bits set in exactly one")
            .build();

    static final Op INVERT = unary("invert")
            .bool(Expr::not)
            .integers(Expr::not)
            .doc("all bits flipped; logical not on bools")
            .build();

    static final Op LEFT_SHIFT = binary("leftShift")
            .integers((x, y) -> apply(Prim.SHL, x, y))
            .doc("x * 2^y; 0 if y is negative or not below the number of bits")
            .build();

    static final Op RIGHT_SHIFT = binary("rightShift")
            .integers((x, y) -> apply(Prim.SHR, x, y))
            .doc("x / 2^y rounded down; 0 or -1 by sign if y is negative or not below the number of bits")
            .build();

    static final Op BITWISE_COUNT = unary("bitwiseCount")
            .integers(x -> apply(Prim.POPCOUNT, x).cast(DType.UINT8))
            .doc("number of bits set in |x|")
            .build();

    static final List<Op> ALL =
            List.of(BITWISE_AND, BITWISE_OR, BITWISE_XOR, INVERT, LEFT_SHIFT, RIGHT_SHIFT, BITWISE_COUNT);
}
