/** One pool of threads, and work divided over it at places that depend on the work alone. */
@NullMarked
package io.orthant.internal.parallel;

import org.jspecify.annotations.NullMarked;
