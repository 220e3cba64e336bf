/** The Jupyter kernel: how it is started, what it shows, and how Jupyter is told about it. */
@NullMarked
package io.orthant.shell.kernel;

import org.jspecify.annotations.NullMarked;
