package io.orthant;

import io.orthant.internal.storage.Strided;

/** The order in which items are read and laid out in memory. */
public enum Order {
    /** Row-major: the last axis runs fastest. */
    C,
    /** Column-major: the first axis runs fastest. */
    F,
    /** {@link #F} for an array which is column-major and not row-major, else {@link #C}. */
    A,
    /** As near as possible to the order in which the array lies in memory. */
    K;

    /** Whether this means column-major for an array. */
    boolean columnMajor(Strided a) {
        return this == F || (this != C && a.isColumnMajor() && !a.isRowMajor());
    }
}
