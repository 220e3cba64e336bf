/** OpenBLAS through the foreign function interface, with the native libraries of {@code org.bytedeco:openblas}. */
@NullMarked
package io.orthant.openblas;

import org.jspecify.annotations.NullMarked;
