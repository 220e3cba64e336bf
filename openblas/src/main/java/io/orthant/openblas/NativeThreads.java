package io.orthant.openblas;

import io.orthant.internal.linalg.ProviderUnavailableException;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/**
 * The number of threads OpenBLAS works with, one setting for the whole process. Calls that run at the same time with
 * different settings may get each other's; results stay right.
 */
final class NativeThreads {
    private final MethodHandle setter;
    private volatile int current;

    NativeThreads(SymbolLookup library) throws ProviderUnavailableException {
        setter = Routine.find(library, "openblas_set_num_threads", 'v', "i").ordinary();
    }

    void use(int threads) {
        if (current != threads) {
            try {
                setter.invokeExact(threads);
            } catch (Throwable e) {
                throw OpenBlas.failed(e);
            }
            current = threads;
        }
    }
}
