package io.orthant.openblas;

import io.orthant.internal.linalg.ProviderUnavailableException;
import io.orthant.internal.parallel.Parallel;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.IntSupplier;

/**
 * The number of threads OpenBLAS works with, one setting for the whole process. It is 1 but for large factorisations, which
 * run one at a time and on a deep stack: its own threads need several times the work of a matrix of order 100 to get going,
 * and more of the caller's stack than a Java thread has.
 */
final class NativeThreads {
    /** Multiplications of a factorisation, to its order cubed, from which on threads pay. */
    private static final double SHARED = 250.0 * 250 * 250;

    private final MethodHandle setter;
    // read: a call with one thread; write: the only call, with several
    private final ReadWriteLock setting = new ReentrantReadWriteLock();

    NativeThreads(SymbolLookup library) throws ProviderUnavailableException {
        setter = Routine.find(library, "openblas_set_num_threads", 'v', "i").ordinary();
        use(1);
    }

    /** Runs a factorisation of so much work, on several threads if that pays; its value. */
    int run(double work, IntSupplier routine) {
        int threads = work < SHARED ? 1 : Parallel.threads();
        if (threads == 1) {
            return alone(routine);
        }
        Lock only = setting.writeLock();
        only.lock();
        try {
            use(threads);
            return DeepStack.call(routine);
        } finally {
            use(1);
            only.unlock();
        }
    }

    /** Runs something that calls OpenBLAS with one thread; its value. */
    int alone(IntSupplier routine) {
        Lock shared = setting.readLock();
        shared.lock();
        try {
            return routine.getAsInt();
        } finally {
            shared.unlock();
        }
    }

    private void use(int threads) {
        try {
            setter.invokeExact(threads);
        } catch (Throwable e) {
            throw OpenBlas.failed(e);
        }
    }
}
