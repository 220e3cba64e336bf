/** The typed exceptions: each names operation, shapes, axis and remedy in its message. */
@NullMarked
package io.orthant.error;

import org.jspecify.annotations.NullMarked;
