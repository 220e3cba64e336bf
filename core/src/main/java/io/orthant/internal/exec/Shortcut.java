package io.orthant.internal.exec;

import io.orthant.dtype.DType;
import io.orthant.dtype.Kind;
import io.orthant.error.DTypeException;
import io.orthant.internal.kernel.KernelKey;
import io.orthant.internal.kernel.Kernels;
import io.orthant.internal.plan.LoopKernel;
import io.orthant.internal.plan.StrideClass;
import io.orthant.internal.storage.Strided;
import io.orthant.op.Op;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The short way for the calls that are most frequent and small: one or two row-major arrays of one real dtype and
 * shape, or one and a Java scalar, into a fresh array, under NumPy's default handling of conditions. Everything that
 * depends on dtypes alone is decided once.
 */
final class Shortcut {
    private static final long[] UNITS = {1, 1, 1};
    private static final long[] SCALAR_SECOND = {1, 0, 1};
    private static final long[] STILL = new long[3];

    /** What is known for a dtype and, with a scalar, its kind. */
    private record Entry(@Nullable LoopKernel kernel, DType scalar, DType result) {}

    // longer calls may be worth several threads
    private static final long LARGE = 4096;

    private static final int KINDS = Kind.values().length + 1;

    private final Op op;
    private final @Nullable Entry[] known = new Entry[DType.values().length * KINDS];

    Shortcut(Op op) {
        this.op = op;
    }

    /** The result, or null if the call must go the long way. */
    @Nullable
    Strided call(List<Operand> operands) {
        int nin = op.nin();
        if (nin > 2 || op.nout() != 1 || operands.size() != nin) {
            return null;
        }
        Operand first = operands.getFirst();
        Strided a = first.array();
        if (a.size() > LARGE
                || first.weak() != null
                || a.dtype().isComplex()
                || a.dtype() == DType.FLOAT16
                || !a.isRowMajor()) {
            return null;
        }
        Strided b = a;
        Kind weak = null;
        if (nin == 2) {
            Operand second = operands.get(1);
            b = second.array();
            weak = second.weak();
            if (weak == null
                    ? b.dtype() != a.dtype() || !Arrays.equals(a.shape(), b.shape()) || !b.isRowMajor()
                    : weak == Kind.COMPLEX || second.exceeds(a.dtype())) {
                return null;
            }
        }
        if (FpHandling.current().watched() != FpHandling.DEFAULT_WATCHED) {
            return null;
        }
        int key = a.dtype().ordinal() * KINDS + (weak == null ? 0 : weak.ordinal() + 1);
        Entry entry = known[key];
        if (entry == null) {
            entry = decide(a.dtype(), weak);
            known[key] = entry;
        }
        LoopKernel kernel = entry.kernel();
        if (kernel == null) {
            return null;
        }
        if (weak != null) {
            b = operands.get(1).materialize(op.name(), entry.scalar());
        }
        Strided out = Strided.zeros(entry.result(), a.shape());
        long n = a.size();
        int alarms;
        if (nin == 1) {
            Object[] data = {a.array(), out.array()};
            alarms = kernel.run(data, new long[] {a.offset(), 0}, UNITS, STILL, n, 1);
        } else {
            Object[] data = {a.array(), b.array(), out.array()};
            long[] offsets = {a.offset(), b.offset(), 0};
            alarms = kernel.run(data, offsets, weak == null ? UNITS : SCALAR_SECOND, STILL, n, 1);
        }
        // what an alarm means the long way finds out, as inputs are untouched
        return alarms == 0 ? out : null;
    }

    private Entry decide(DType type, @Nullable Kind weak) {
        Entry none = new Entry(null, type, type);
        List<DType> types = new ArrayList<>(List.of(type));
        List<@Nullable Kind> kinds = new ArrayList<>(Collections.singletonList(null));
        if (op.nin() == 2) {
            types.add(type);
            kinds.add(weak);
        }
        Op.Loop loop;
        try {
            loop = op.resolve(types, kinds);
        } catch (DTypeException e) {
            return none;
        }
        DType result = loop.out().getFirst();
        DType scalar = loop.in().getLast();
        if (result.isComplex() || result == DType.FLOAT16 || loop.in().contains(DType.FLOAT16)) {
            return none;
        }
        List<DType> in = new ArrayList<>(List.of(type));
        if (op.nin() == 2) {
            in.add(weak == null ? type : scalar);
        }
        LoopPrograms programs = new LoopPrograms(op, loop, in, List.of(result), false, false);
        List<StrideClass> classes = new ArrayList<>(List.of(StrideClass.UNIT));
        if (op.nin() == 2) {
            classes.add(weak == null ? StrideClass.UNIT : StrideClass.ZERO);
        }
        classes.add(StrideClass.UNIT);
        KernelKey key = new KernelKey(programs.main(programs.watch(true, true)), classes, KernelKey.Mode.MAP);
        return new Entry(Kernels.get(key), scalar, result);
    }
}
