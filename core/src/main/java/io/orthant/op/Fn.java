package io.orthant.op;

/** A function that an expression node applies: a {@link Prim} every backend knows, or a {@link Special} scalar call. */
public sealed interface Fn permits Prim, Special {
    /** Number of arguments. */
    int arity();
}
