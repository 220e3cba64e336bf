package io.orthant.bench.suite;

import java.util.List;
import java.util.stream.Stream;

/** All kernels. */
final class Suite {
    static final long[] SIZES = {10, 1_000, 100_000, 10_000_000};

    private Suite() {}

    static List<Kernel> kernels() {
        return Stream.of(Elementwise.rows(), Folding.rows(), Choosing.rows(), Products.rows(), Course.rows())
                .flatMap(List::stream)
                .toList();
    }
}
