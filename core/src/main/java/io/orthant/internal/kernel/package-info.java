/** Programs made into code: loop nests over raw Java arrays, generated at run time. */
@NullMarked
package io.orthant.internal.kernel;

import org.jspecify.annotations.NullMarked;
