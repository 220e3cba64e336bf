/** Files and exchange: NumPy's {@code .npy} and {@code .npz}, text, raw bytes, buffers and Java streams. */
@NullMarked
package io.orthant.io;

import org.jspecify.annotations.NullMarked;
