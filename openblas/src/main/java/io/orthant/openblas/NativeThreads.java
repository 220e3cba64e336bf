package io.orthant.openblas;

import io.orthant.internal.linalg.ProviderUnavailableException;
import io.orthant.internal.parallel.Parallel;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
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
    private static final double SHARED = 400.0 * 400 * 400;

    /**
     * How long OpenBLAS's own threads look out for more work before they sleep, as a power of two in ticks of the
     * processor's clock: half a millisecond. By default it is more than a tenth of a second, in which they keep processors
     * from the threads of the JVM.
     */
    private static final String LOOK_OUT = "20";

    private final MethodHandle setter;
    // read: a call with one thread; write: the only call, with several
    private final ReadWriteLock setting = new ReentrantReadWriteLock();

    NativeThreads(SymbolLookup library) throws ProviderUnavailableException {
        setter = Routine.find(library, "openblas_set_num_threads", 'v', "i").ordinary();
        use(1);
    }

    /** To be called before the library is loaded, which reads this from the environment; what the user set stays. */
    @SuppressWarnings("restricted")
    static void keepShort() {
        Linker linker = Linker.nativeLinker();
        Optional<MemorySegment> setenv = linker.defaultLookup().find("setenv");
        if (setenv.isEmpty()) {
            return;
        }
        try (Arena arena = Arena.ofConfined()) {
            int ignored = (int) linker.downcallHandle(
                            setenv.get(),
                            FunctionDescriptor.of(
                                    ValueLayout.JAVA_INT,
                                    ValueLayout.ADDRESS,
                                    ValueLayout.ADDRESS,
                                    ValueLayout.JAVA_INT))
                    .invokeExact(arena.allocateFrom("OPENBLAS_THREAD_TIMEOUT"), arena.allocateFrom(LOOK_OUT), 0);
        } catch (Throwable e) {
            throw OpenBlas.failed(e);
        }
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
