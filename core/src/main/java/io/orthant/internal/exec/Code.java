package io.orthant.internal.exec;

import io.orthant.internal.kernel.KernelKey;
import io.orthant.internal.kernel.Kernels;
import io.orthant.internal.plan.LoopKernel;
import io.orthant.internal.plan.LoopNest;
import io.orthant.internal.plan.StrideClass;
import io.orthant.op.Program;
import java.util.ArrayList;
import java.util.List;

/** A program with the kernels that have been made of it, by the stride classes of its operands. */
final class Code {
    // what walks over more differing layouts than this looks up the common cache, which is bounded
    private static final int KEPT = 64;

    private static final StrideClass[] CLASSES = StrideClass.values();

    private final Program program;
    private final KernelKey.Mode mode;
    private final int operands;
    private final LongTable<LoopKernel> kernels = new LongTable<>();

    Code(Program program, KernelKey.Mode mode) {
        this.program = program;
        this.mode = mode;
        this.operands = program.args().size() + program.outputs().size();
    }

    /** A program whose items are independent of each other. */
    static Code map(Program program) {
        return new Code(program, KernelKey.Mode.MAP);
    }

    /** What it computes. */
    Program program() {
        return program;
    }

    /** Number of operands, complex ones counted twice. */
    int operands() {
        return operands;
    }

    /** The kernel for a walk. */
    LoopKernel kernel(LoopNest nest) {
        long code = nest.strideCode();
        return code < 0 ? Kernels.get(new KernelKey(program, nest.strideClasses(), mode)) : kernel(code);
    }

    /** The kernel for the first operands of a walk over more. */
    LoopKernel kernel(LoopNest nest, int operands) {
        long code = nest.strideCode();
        return code < 0
                ? Kernels.get(
                        new KernelKey(program, List.copyOf(nest.strideClasses().subList(0, operands)), mode))
                : kernel(code & (1L << 2 * operands) - 1);
    }

    /** The kernel for stride classes in the form of {@link LoopNest#strideCode}. */
    LoopKernel kernel(long strideCode) {
        LoopKernel known = kernels.get(strideCode);
        return known != null ? known : find(strideCode);
    }

    private LoopKernel find(long strideCode) {
        List<StrideClass> classes = new ArrayList<>(operands);
        for (int k = 0; k < operands; k++) {
            classes.add(CLASSES[(int) (strideCode >>> 2 * k) & 3]);
        }
        LoopKernel kernel = Kernels.get(new KernelKey(program, classes, mode));
        if (kernels.size() < KEPT) {
            kernels.put(strideCode, kernel);
        }
        return kernel;
    }

    /** Runs over a walk in any order and on several threads; the bits of all alarms together. */
    int runFreely(LoopNest nest) {
        return nest.runFreely(kernel(nest), program.weight());
    }
}
