package io.orthant.bench.peer;

import java.util.Map;
import java.util.function.Function;

/** Another array library on the JVM, with the kernels of the suite that it has. Found by {@link java.util.ServiceLoader}. */
public interface JvmPeer {
    /** The library's name, without its version. */
    String name();

    /**
     * Loads the library; called once, before anything is measured. What it throws, linkage errors included, means that it
     * cannot be used here.
     *
     * @param threads how many it may use, as far as it can be told
     * @return its version, and what it computes with
     */
    String start(int threads);

    /**
     * By the suite's names, the kernels that the library has itself, on float64. Each makes its operands when it is given
     * their values, outside of what is measured.
     */
    Map<String, Function<Operands, Task<?>>> kernels();
}
