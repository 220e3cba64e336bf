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
                        .bool(Prim.AND)
                        .integers(Prim.AND)
                        .identity(-1)
                        .doc("bits set in both")
                        .build();
            case "bitwiseOr" ->
                binary("bitwiseOr")
                        .bool(Prim.OR)
                        .integers(Prim.OR)
                        .identity(0)
                        .doc("bits set in either")
                        .build();
            case "bitwiseXor" ->
                binary("bitwiseXor")
                        .bool(Prim.XOR)
                        .integers(Prim.XOR)
                        .identity(0)
                        .doc("bits set in exactly one")
                        .build();
            case "invert" ->
                unary("invert")
                        .bool(Prim.NOT)
                        .integers(Prim.NOT)
                        .doc("all bits flipped; logical not on bools")
                        .build();
            case "leftShift" ->
                binary("leftShift")
                        .integers(Prim.SHL)
                        .doc("x * 2^y; 0 if y is negative or not below the number of bits")
                        .build();
            case "rightShift" ->
                binary("rightShift")
                        .integers(Prim.SHR)
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
