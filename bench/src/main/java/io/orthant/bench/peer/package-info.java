/** What another array library on the JVM gives to be measured beside Orthant; the profile {@code peers} has some. */
@NullMarked
package io.orthant.bench.peer;

import org.jspecify.annotations.NullMarked;
