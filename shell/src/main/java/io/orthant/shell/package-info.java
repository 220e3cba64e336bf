/** The command line. */
@NullMarked
package io.orthant.shell;

import org.jspecify.annotations.NullMarked;
