package io.orthant.internal.kernel;

import io.orthant.internal.plan.LoopKernel;
import io.orthant.internal.plan.StrideClass;
import io.orthant.op.Program;
import java.lang.System.Logger.Level;
import java.lang.invoke.MethodHandles;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Kernels by key, compiled on first use and kept in a bounded cache. Looking one up hashes the whole program, so callers
 * on a short path keep the kernels they use.
 *
 * <p>The system property {@code orthant.kernel} ({@code adaptive}, {@code vector}, {@code scalar} or {@code reference})
 * forces the way kernels are made; all ways give the same bits.
 */
public final class Kernels {
    /** How kernels are made. */
    enum Way {
        /** Interpreted. */
        REFERENCE,
        /** Compiled, one element at a time. */
        SCALAR,
        /** Compiled to the Vector API where the program allows. */
        VECTOR,
        /** Scalar first; vector, where the program allows, when that has been seen to be faster. */
        ADAPTIVE
    }

    /** What the cache has done so far: kernels compiled, the time that took, kernels kept now. */
    public record Statistics(long compiled, long compileNanos, int kept) {}

    /** Kernels in each of the cache's two generations. */
    private static final int GENERATION = 4096;

    private static final int MAX_INSTRUCTIONS = 2000;
    private static final AtomicLong COMPILED = new AtomicLong();
    private static final AtomicLong NANOS = new AtomicLong();

    private static volatile Map<KernelKey, LoopKernel> young = new ConcurrentHashMap<>();
    private static volatile Map<KernelKey, LoopKernel> old = Map.of();

    private Kernels() {}

    /** Set when the first kernel is made. */
    private static final class Choice {
        static final Way WAY = choose(System.getProperty("orthant.kernel"));
    }

    /** The kernel for a key. */
    public static LoopKernel get(KernelKey key) {
        LoopKernel kernel = young.get(key);
        if (kernel != null) {
            return kernel;
        }
        kernel = old.get(key);
        if (kernel == null) {
            kernel = make(key, Choice.WAY);
        }
        LoopKernel earlier = young.putIfAbsent(key, kernel);
        if (young.size() > GENERATION) {
            age();
        }
        return earlier == null ? kernel : earlier;
    }

    /** Whether kernels can use the Vector API: its module is there. */
    public static boolean vectorAvailable() {
        return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    }

    /** What the cache has done so far. */
    public static Statistics statistics() {
        return new Statistics(COMPILED.get(), NANOS.get(), young.size());
    }

    private static synchronized void age() {
        if (young.size() > GENERATION) {
            old = young;
            young = new ConcurrentHashMap<>();
        }
    }

    private static Way choose(@Nullable String forced) {
        if (forced != null) {
            return switch (forced) {
                case "reference" -> Way.REFERENCE;
                case "scalar" -> Way.SCALAR;
                case "vector" -> Way.VECTOR;
                case "adaptive" -> Way.ADAPTIVE;
                default ->
                    throw new IllegalArgumentException(
                            "orthant.kernel is '" + forced + "'; it can be adaptive, vector, scalar or reference");
            };
        }
        if (vectorAvailable()) {
            return Way.ADAPTIVE;
        }
        System.getLogger("io.orthant.kernel")
                .log(
                        Level.WARNING,
                        "the module jdk.incubator.vector is not there, so loops run one element at a time; start java with"
                                + " --add-modules jdk.incubator.vector to make them faster");
        return Way.SCALAR;
    }

    /** A new kernel made in the given way, or in a simpler one if the program does not allow it. */
    static LoopKernel make(KernelKey key, Way way) {
        Program program = key.program();
        if (program.alarms().size() > Integer.SIZE) {
            throw new IllegalArgumentException(
                    "a program has at most 32 alarms, not " + program.alarms().size());
        }
        LoopKernel forked = way == Way.REFERENCE ? null : ForkedKernel.of(key, way);
        if (forked != null) {
            return forked;
        }
        if (way != Way.REFERENCE
                && key.mode() == KernelKey.Mode.MAP
                && program.code().size() > SplitKernel.LONGEST) {
            return new SplitKernel(key, way);
        }
        return makeWhole(key, way);
    }

    /** As {@link #make}, in one piece whatever the length: for what has been split already. */
    static LoopKernel makeWhole(KernelKey key, Way way) {
        Program program = key.program();
        int operands = program.args().size() + program.outputs().size();
        if (way == Way.REFERENCE
                || operands > LoopEmitter.MAX_OPERANDS
                || program.code().size() > MAX_INSTRUCTIONS) {
            return new ReferenceKernel(key);
        }
        return switch (way) {
            case REFERENCE, SCALAR -> scalar(key);
            case VECTOR -> inSteps(key) ? strided(key, way) : lanes(key);
            case ADAPTIVE ->
                inSteps(key)
                        ? strided(key, way)
                        : vectorAvailable() && LaneRules.mayFit(key)
                                ? new AdaptiveKernel(key, scalar(key))
                                : scalar(key);
        };
    }

    private static boolean inSteps(KernelKey key) {
        if (key.mode() != KernelKey.Mode.MAP || !vectorAvailable()) {
            return false;
        }
        for (int k = 0; k < key.strides().size(); k++) {
            if (key.strides().get(k) == StrideClass.ANY && !key.paired(k)) {
                return true;
            }
        }
        return false;
    }

    private static LoopKernel strided(KernelKey key, Way way) {
        return new StridedKernel(key, way, scalar(key));
    }

    private static LoopKernel lanes(KernelKey key) {
        return vectorAvailable() && LaneRules.of(key) != null ? define(key, true) : scalar(key);
    }

    private static LoopKernel scalar(KernelKey key) {
        return define(key, false);
    }

    private static LoopKernel define(KernelKey key, boolean inLanes) {
        long start = System.nanoTime();
        try {
            byte[] code = inLanes ? VectorEmitter.emit(key) : ScalarEmitter.emit(key);
            MethodHandles.Lookup lookup = MethodHandles.lookup().defineHiddenClass(code, false);
            return (LoopKernel) lookup.lookupClass().getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a generated kernel cannot be loaded", e);
        } finally {
            COMPILED.incrementAndGet();
            NANOS.addAndGet(System.nanoTime() - start);
        }
    }
}
