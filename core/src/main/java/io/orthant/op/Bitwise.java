package io.orthant.op;

import static io.orthant.op.Row.*;
import static io.orthant.op.Terms.apply;

import io.orthant.dtype.DType;

/** Bits of integers. */
final class Bitwise {
    private Bitwise() {}

    /** Makes a row anew. */
    static Op named(String name) {
        return switch (name) {
            case "bitwiseAnd" ->
                binary("bitwiseAnd")
                        .bool(Expr::and)
                        .integers(Expr::and)
                        .identity(-1)
                        .doc("bits set in both")
                        .build();
            case "bitwiseOr" ->
                binary("bitwiseOr")
                        .bool(Expr::or)
                        .integers(Expr::or)
                        .identity(0)
                        .doc("bits set in either")
                        .build();
            case "bitwiseXor" ->
                binary("bitwiseXor")
                        .bool(Terms::xor)
                        .integers(Terms::xor)
                        .identity(0)
                        .doc("bits set in exactly one")
                        .build();
            case "invert" ->
                unary("invert")
                        .bool(Expr::not)
                        .integers(Expr::not)
                        .doc("all bits flipped; logical not on bools")
                        .build();
            case "leftShift" ->
                binary("leftShift")
                        .integers((x, y) -> apply(Prim.SHL, x, y))
                        .doc("x * 2^y; 0 if y is negative or not below the number of bits")
                        .build();
            case "rightShift" ->
                binary("rightShift")
                        .integers((x, y) -> apply(Prim.SHR, x, y))
                        .doc("x / 2^y rounded down; 0 or -1 by sign if y is negative or not below the number of bits")
                        .build();
            case "bitwiseCount" ->
                unary("bitwiseCount")
                        .integers(x -> apply(Prim.POPCOUNT, x).cast(DType.UINT8))
                        .doc("number of bits set in |x|")
                        .build();
            default -> throw new IllegalArgumentException("no row is named " + name);
        };
    }
}
