/** The console: Java typed line by line. */
@NullMarked
package io.orthant.shell.repl;

import org.jspecify.annotations.NullMarked;
