/** The tour: the cells of a NumPy course, in Java. */
@NullMarked
package io.orthant.shell.tour;

import org.jspecify.annotations.NullMarked;
