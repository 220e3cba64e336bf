/** Arrays and scalars as text, equal to NumPy's {@code str} and {@code repr}. */
@NullMarked
package io.orthant.internal.print;

import org.jspecify.annotations.NullMarked;
