package io.orthant.internal.linalg;

/**
 * A matrix inside a primitive array: item (i, j) starts at slot {@code offset + i * rowStep + j * step}. Steps may be
 * negative or zero; a complex item takes two slots.
 *
 * @param <T> {@code double[]} or {@code float[]}
 */
record MatrixView<T>(T array, int offset, int rowStep, int step) {
    int at(int i, int j) {
        return offset + i * rowStep + j * step;
    }

    MatrixView<T> transposed() {
        return new MatrixView<>(array, offset, step, rowStep);
    }
}
