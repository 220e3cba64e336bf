/** Shapes, strides, broadcasting, axes: integer arithmetic without data. */
@NullMarked
package io.orthant.internal.shape;

import org.jspecify.annotations.NullMarked;
