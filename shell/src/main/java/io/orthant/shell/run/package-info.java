/** {@code orthant run}: Java files, scripts and notebooks. */
@NullMarked
package io.orthant.shell.run;

import org.jspecify.annotations.NullMarked;
