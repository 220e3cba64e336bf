package io.orthant.internal.plan;

/** The inner step of an operand of a loop nest: what code over the nest is compiled for. */
public enum StrideClass {
    /** The same element each time: loaded once per inner loop. */
    ZERO,
    /** The next slot. */
    UNIT,
    /** Any other step, negative ones included. */
    ANY
}
