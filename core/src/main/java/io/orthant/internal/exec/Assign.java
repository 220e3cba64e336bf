package io.orthant.internal.exec;

import io.orthant.dtype.DType;
import io.orthant.error.FpCondition;
import io.orthant.internal.kernel.KernelKey;
import io.orthant.internal.kernel.Kernels;
import io.orthant.internal.parallel.Parallel;
import io.orthant.internal.plan.Aliasing;
import io.orthant.internal.plan.LoopKernel;
import io.orthant.internal.plan.LoopNest;
import io.orthant.internal.storage.HeapStorage;
import io.orthant.internal.storage.Staging;
import io.orthant.internal.storage.Strided;
import io.orthant.op.Expr;
import io.orthant.op.Program;
import io.orthant.op.Value;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Copies between arrays of any dtype and layout. */
public final class Assign {
    /** How items of one dtype become items of another. */
    private static final class Cast {
        private final DType from;
        private final DType to;
        private final Map<FpCondition, Expr> tests = new EnumMap<>(FpCondition.class);
        private final Code quiet;
        private final Code watching;

        Cast(DType from, DType to) {
            this.from = from;
            this.to = to;
            Value source = load(from);
            CastAlarms.add(source, to, tests);
            quiet = code(List.of());
            watching = tests.isEmpty() ? quiet : code(List.copyOf(tests.values()));
        }

        private Code code(List<Expr> alarms) {
            DType real = from.realType();
            List<DType> args = from.isComplex() ? List.of(real, real) : List.of(real);
            return Code.map(Program.of(args, load(from).cast(to).parts(), alarms));
        }

        private static Value load(DType type) {
            DType real = type.realType();
            return type.isComplex()
                    ? new Value.Complex(Expr.arg(0, real), Expr.arg(1, real))
                    : new Value.Real(Expr.arg(0, real));
        }
    }

    private static final int TYPES = DType.values().length;

    private static final @Nullable Cast[] CASTS = new Cast[TYPES * TYPES];

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
        if (isPlain(source, dtype) && source.size() > 0) {
            return plainCopy(source);
        }
        Strided fresh = Strided.zeros(dtype, source.shape());
        transfer(source, fresh);
        return fresh;
    }

    /** A fresh copy with the given dtype whose axes lie in memory in the source's order, NumPy's order 'K'. */
    public static Strided copyLike(Strided source, DType dtype) {
        if (isPlain(source, dtype) && source.size() > 0) {
            return plainCopy(source);
        }
        Strided fresh = Layouts.like(dtype, source.shape(), List.of(source));
        transfer(source, fresh);
        return fresh;
    }

    private static boolean isPlain(Strided source, DType dtype) {
        return source.dtype() == dtype && source.isRowMajor() && !Staging.isNative(source);
    }

    private static Strided plainCopy(Strided source) {
        long[] shape = source.shape();
        Object items = HeapStorage.copy(source.dtype(), source.array(), source.offset(), shape);
        return Strided.of(source.dtype(), items, shape);
    }

    /** The operand itself if it is row-major and of the dtype, else a copy. */
    public static Strided contiguous(Strided source, DType dtype) {
        return isPlain(source, dtype) ? source : copy(source, dtype);
    }

    /** Stores elements, without watching for floating-point conditions. */
    static void evaluate(Elements elements, Strided target) {
        if (elements.isPlain() && target.dtype() == elements.type()) {
            if (target.size() > 0) {
                run(
                        cast(target.dtype(), target.dtype()).quiet,
                        elements.sources().getFirst(),
                        target);
            }
            return;
        }
        List<DType> args = new ArrayList<>();
        List<Expr> outputs = elements.value(args, 0).parts();
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
        if (Staging.isNative(source) || Staging.isNative(target)) {
            Streaming.transfer(source, target);
            return;
        }
        DType from = source.dtype();
        DType to = target.dtype();
        if (from == to && source.isRowMajor() && target.isRowMajor()) {
            int slots = Math.toIntExact(source.size() * from.slots());
            if (slots <= COPIED_AT_ONCE) {
                System.arraycopy(source.array(), (int) source.offset(), target.array(), (int) target.offset(), slots);
                return;
            }
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
        if (from == to && !from.isComplex() && target.isRowMajor() && isOneItem(source)) {
            fill(source, target);
            return;
        }
        if (Transposition.applies(source, target)) {
            Transposition.copy(source, target);
            return;
        }
        FpHandling handling = FpHandling.current();
        Cast cast = cast(from, to);
        Code code = handling.watched() == 0 ? cast.quiet : cast.watching;
        int raised = run(code, source, target);
        if (raised != 0) {
            int bits = 0;
            int k = 0;
            for (FpCondition c : cast.tests.keySet()) {
                bits |= (raised >> k++ & 1) != 0 ? c.bit() : 0;
            }
            handling.report("cast", bits & handling.watched());
        }
    }

    private static boolean isOneItem(Strided source) {
        for (int axis = 0; axis < source.rank(); axis++) {
            if (source.strides()[axis] != 0 && source.shape()[axis] != 1) {
                return false;
            }
        }
        return true;
    }

    // what array constructors do, and no reason to wait for a kernel
    private static void fill(Strided source, Strided target) {
        int slots = (int) target.size();
        int at = (int) target.offset();
        if (slots <= COPIED_AT_ONCE) {
            Moves.fill(source.array(), (int) source.offset(), target.array(), at, at + slots);
        } else {
            Parallel.ranges(
                    slots,
                    COPIED_AT_ONCE,
                    (start, end) -> Moves.fill(
                            source.array(), (int) source.offset(), target.array(), at + (int) start, at + (int) end));
        }
    }

    private static int run(Code code, Strided source, Strided target) {
        long n = target.size();
        if (n <= LoopKernel.SHORT
                && !source.dtype().isComplex()
                && !target.dtype().isComplex()) {
            if (target.rank() == 1 && n > 1) {
                long from = source.strides()[0];
                long to = target.strides()[0];
                return line(code, source, from, target, to, (int) n);
            }
            if (target.isRowMajor() && source.isRowMajor()) {
                return line(code, source, 1, target, 1, (int) n);
            }
        }
        List<Strided> operands = new ArrayList<>(4);
        Dispatch.addParts(operands, source);
        Dispatch.addParts(operands, target);
        return code.runFreely(LoopNest.free(target.shape(), operands));
    }

    private static int line(Code code, Strided source, long from, Strided target, long to, int n) {
        LoopKernel kernel = code.kernel(LoopNest.classCode(from) | LoopNest.classCode(to) << 2);
        return kernel.line(
                source.array(), (int) source.offset(), (int) from, target.array(), (int) target.offset(), (int) to, n);
    }

    private static Cast cast(DType from, DType to) {
        int at = from.ordinal() * TYPES + to.ordinal();
        Cast cast = CASTS[at];
        if (cast == null) {
            cast = new Cast(from, to);
            CASTS[at] = cast;
        }
        return cast;
    }
}
