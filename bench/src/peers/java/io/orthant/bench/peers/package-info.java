/** Other array libraries on the JVM, as the suite measures them; built by the profile {@code peers} only. */
@NullMarked
package io.orthant.bench.peers;

import org.jspecify.annotations.NullMarked;
