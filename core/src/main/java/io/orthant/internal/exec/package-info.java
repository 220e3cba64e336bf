/** Carrying operations out on arrays: dispatch, assignment, reductions, gather and scatter, sorting, matrix products. */
@NullMarked
package io.orthant.internal.exec;

import org.jspecify.annotations.NullMarked;
