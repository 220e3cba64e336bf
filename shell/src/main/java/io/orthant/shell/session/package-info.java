/** Java source, evaluated piece by piece in this JVM: what the console, files and notebooks run upon. */
@NullMarked
package io.orthant.shell.session;

import org.jspecify.annotations.NullMarked;
