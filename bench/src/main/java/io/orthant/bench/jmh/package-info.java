/** JMH benchmarks, for work on one theme. {@code mvnw -Dfast -Dmaven.test.skip -pl bench -am package} builds them. */
@NullMarked
package io.orthant.bench.jmh;

import org.jspecify.annotations.NullMarked;
