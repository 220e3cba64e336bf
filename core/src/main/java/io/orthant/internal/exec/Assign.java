package io.orthant.internal.exec;

import io.orthant.dtype.DType;
import io.orthant.error.FpCondition;
import io.orthant.internal.kernel.KernelKey;
import io.orthant.internal.kernel.Kernels;
import io.orthant.internal.parallel.Parallel;
import io.orthant.internal.plan.Aliasing;
import io.orthant.internal.plan.LoopKernel;
import io.orthant.internal.plan.LoopNest;
import io.orthant.internal.storage.Strided;
import io.orthant.op.Expr;
import io.orthant.op.Program;
import io.orthant.op.Value;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Copies between arrays of any dtype and layout. */
public final class Assign {
    private record CastKey(DType from, DType to, boolean watched) {}

    private static final Map<CastKey, Program> CASTS = new ConcurrentHashMap<>();

    // long enough to be worth a thread's while
    private static final int COPIED_AT_ONCE = 1 << 18;

    private Assign() {}

    /** Writes source, broadcast and cast to the target's shape and dtype; right also where both overlap. */
    public static void assign(Strided source, Strided target) {
        Strided from = source.broadcastTo(target.shape());
        if (Aliasing.mayShare(source, target)) {
            if (Aliasing.same(source, target)) {
                return;
            }
            from = copy(source, source.dtype()).broadcastTo(target.shape());
        }
        transfer(from, target);
    }

    /** A fresh row-major copy with the given dtype. */
    public static Strided copy(Strided source, DType dtype) {
        Strided fresh = Strided.zeros(dtype, source.shape());
        transfer(source, fresh);
        return fresh;
    }

    /** A fresh copy with the given dtype whose axes lie in memory in the source's order, NumPy's order 'K'. */
    public static Strided copyLike(Strided source, DType dtype) {
        Strided fresh = Layouts.like(dtype, source.shape(), List.of(source));
        transfer(source, fresh);
        return fresh;
    }

    /** The operand itself if it is row-major and of the dtype, else a copy. */
    public static Strided contiguous(Strided source, DType dtype) {
        return source.dtype() == dtype && source.isRowMajor() ? source : copy(source, dtype);
    }

    /** Stores elements, without watching for floating-point conditions. */
    static void evaluate(Elements elements, Strided target) {
        List<DType> args = new ArrayList<>();
        List<Expr> outputs = LoopPrograms.parts(elements.value(args, 0));
        List<Strided> operands = elements.operands();
        Dispatch.addParts(operands, target);
        LoopNest nest = LoopNest.free(target.shape(), operands);
        Program program = Program.of(args, outputs, List.of());
        LoopKernel kernel = Kernels.get(new KernelKey(program, nest.strideClasses(), KernelKey.Mode.MAP));
        nest.runFreely(kernel, program.weight());
    }

    private static void transfer(Strided source, Strided target) {
        if (target.size() == 0) {
            return;
        }
        DType from = source.dtype();
        DType to = target.dtype();
        if (from == to && source.isRowMajor() && target.isRowMajor()) {
            int slots = Math.toIntExact(source.size() * from.slots());
            Parallel.ranges(
                    slots,
                    COPIED_AT_ONCE,
                    (start, end) -> System.arraycopy(
                            source.array(),
                            (int) (source.offset() + start),
                            target.array(),
                            (int) (target.offset() + start),
                            (int) (end - start)));
            return;
        }
        List<Strided> operands = new ArrayList<>(4);
        Dispatch.addParts(operands, source);
        Dispatch.addParts(operands, target);
        LoopNest nest = LoopNest.free(target.shape(), operands);
        FpHandling handling = FpHandling.current();
        int watched = handling.watched();
        boolean watch = watched != 0 && !alarms(from, to).isEmpty();
        Program program = CASTS.computeIfAbsent(new CastKey(from, to, watch), Assign::castProgram);
        LoopKernel kernel = Kernels.get(new KernelKey(program, nest.strideClasses(), KernelKey.Mode.MAP));
        int raised = nest.runFreely(kernel, program.weight());
        if (raised != 0) {
            int bits = 0;
            int k = 0;
            for (FpCondition c : alarms(from, to).keySet()) {
                bits |= (raised >> k++ & 1) != 0 ? c.bit() : 0;
            }
            handling.report("cast", bits & watched);
        }
    }

    private static Map<FpCondition, Expr> alarms(DType from, DType to) {
        Map<FpCondition, Expr> tests = new EnumMap<>(FpCondition.class);
        CastAlarms.add(load(from), to, tests);
        return tests;
    }

    private static Program castProgram(CastKey key) {
        Value source = load(key.from());
        Map<FpCondition, Expr> tests = new EnumMap<>(FpCondition.class);
        if (key.watched()) {
            CastAlarms.add(source, key.to(), tests);
        }
        DType real = key.from().realType();
        List<DType> args = key.from().isComplex() ? List.of(real, real) : List.of(real);
        return Program.of(args, LoopPrograms.parts(source.cast(key.to())), List.copyOf(tests.values()));
    }

    private static Value load(DType type) {
        DType real = type.realType();
        return type.isComplex()
                ? new Value.Complex(Expr.arg(0, real), Expr.arg(1, real))
                : new Value.Real(Expr.arg(0, real));
    }
}
