package io.orthant.internal.exec;

import io.orthant.dtype.Casting;
import io.orthant.dtype.DType;
import io.orthant.dtype.Kind;
import io.orthant.error.DTypeException;
import io.orthant.internal.plan.Aliasing;
import io.orthant.internal.plan.LoopKernel;
import io.orthant.internal.plan.LoopNest;
import io.orthant.internal.shape.Shapes;
import io.orthant.internal.storage.Strided;
import io.orthant.op.Op;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The short way for small calls on arrays and Java scalars under NumPy's default handling of conditions: what
 * depends on dtypes alone is decided once and found by a number, and kernels are run without a plan where the operands
 * are simple. What it does not take, errors among it, goes the long way.
 */
final class Shortcut {
    // longer calls may be worth several threads, and do not notice the long way
    private static final long LARGE = LoopKernel.SHORT;

    private static final int MOST_INPUTS = 3;

    // numbers below are dtypes of arrays, those from here on kinds of scalars
    private static final int SCALARS = 16;

    private static final int BITS = 5;
    private static final int UNITS = 0b010101;

    /** What is known for some dtypes. */
    private static final class Entry {
        private final Op.@Nullable Loop loop;
        private final List<DType> in;
        private final DType stored;
        private Dispatch.@Nullable Compiled fresh;
        private Dispatch.@Nullable Compiled inPlace;
        private @Nullable LoopKernel units;

        Entry(Op.@Nullable Loop loop, List<DType> in, DType stored) {
            this.loop = loop;
            this.in = in;
            this.stored = stored;
        }
    }

    private final Dispatch dispatch;
    private final Op op;
    private final boolean takes;
    private final LongTable<Entry> entries = new LongTable<>();

    Shortcut(Dispatch dispatch) {
        this.dispatch = dispatch;
        this.op = dispatch.op();
        this.takes = op.nin() <= MOST_INPUTS && op.nout() == 1;
    }

    /** The result for one array, or null if the call must go another way. */
    @Nullable
    Strided call(Strided a) {
        LoopKernel kernel = units(a.dtype().ordinal());
        if (kernel == null || op.nin() != 1 || !a.isRowMajor()) {
            return null;
        }
        long n = a.size();
        if (n > LARGE || FpHandling.current().watched() != FpHandling.DEFAULT_WATCHED) {
            return null;
        }
        Entry e = known(a.dtype().ordinal());
        Strided out = Strided.zerosOfKnownSize(e.stored, a.shape(), n);
        int alarms = n == 0 ? 0 : kernel.line(a.array(), (int) a.offset(), 1, out.array(), 0, 1, (int) n);
        if (alarms != 0) {
            dispatch.report(compiled(e, false, true), alarms, List.of(a), a.shape());
        }
        return out;
    }

    /** The result for two arrays, or null if the call must go another way. */
    @Nullable
    Strided call(Strided a, Strided b) {
        int key = a.dtype().ordinal() | b.dtype().ordinal() << BITS;
        LoopKernel kernel = units(key);
        if (kernel == null
                || op.nin() != 2
                || !Arrays.equals(a.shape(), b.shape())
                || !a.isRowMajor()
                || !b.isRowMajor()) {
            return null;
        }
        long n = a.size();
        if (n > LARGE || FpHandling.current().watched() != FpHandling.DEFAULT_WATCHED) {
            return null;
        }
        Entry e = known(key);
        Strided out = Strided.zerosOfKnownSize(e.stored, a.shape(), n);
        int alarms = n == 0
                ? 0
                : kernel.line(
                        a.array(), (int) a.offset(), 1, b.array(), (int) b.offset(), 1, out.array(), 0, 1, (int) n);
        if (alarms != 0) {
            dispatch.report(compiled(e, false, true), alarms, List.of(a, b), a.shape());
        }
        return out;
    }

    // the kernel for row-major operands of one shape, once the general form has been there
    private @Nullable LoopKernel units(int key) {
        Entry e = entries.get(key);
        return e == null ? null : e.units;
    }

    private Entry known(int key) {
        Entry e = entries.get(key);
        if (e == null) {
            throw new IllegalStateException("entries are never forgotten");
        }
        return e;
    }

    /** The result in the given or a fresh array, or null if the call must go the long way. */
    @Nullable
    Strided call(List<Operand> operands, @Nullable Strided out, @Nullable Strided where) {
        int nin = op.nin();
        if (!takes
                || operands.size() != nin
                || FpHandling.current().watched() != FpHandling.DEFAULT_WATCHED
                || where != null && where.dtype() != DType.BOOL) {
            return null;
        }
        Entry e = entry(operands, out, where != null);
        Op.Loop loop = e.loop;
        if (loop == null) {
            return null;
        }
        Strided[] all = new Strided[nin + (where == null ? 1 : 3)];
        long[] shape = where == null ? Shapes.SCALAR : where.shape();
        for (int i = 0; i < nin; i++) {
            Operand o = operands.get(i);
            Strided a = o.array();
            if (o.weak() != null) {
                if (!isPlain(o, loop.in().get(i), operands)) {
                    return null;
                }
                a = o.materialize(op.name(), loop.in().get(i));
            }
            all[i] = a;
            long[] joined = Shapes.join(shape, a.shape());
            if (joined == null) {
                return null;
            }
            shape = joined;
        }
        long n = 1;
        for (long extent : shape) {
            n *= extent;
        }
        if (n > LARGE || n < 0 || out != null && !Arrays.equals(out.shape(), shape)) {
            return null;
        }
        boolean survive = true;
        if (out != null) {
            for (int i = 0; i < nin; i++) {
                if (all[i].array() == out.array()) {
                    if (!Aliasing.same(all[i], out)) {
                        return null;
                    }
                    survive = false;
                }
            }
            if (where != null && where.array() == out.array()) {
                return null;
            }
        }
        Strided target = out == null ? Layouts.like(e.stored, shape, all, nin) : out;
        if (where != null) {
            all[nin] = where;
            all[nin + 1] = target;
        }
        all[all.length - 1] = target;
        if (n > 0) {
            Dispatch.Compiled code = compiled(e, where != null, survive);
            int alarms = run(code.main(), all, shape, (int) n);
            if (alarms != 0) {
                dispatch.report(code, alarms, stretched(all, shape), shape);
            }
        }
        return target;
    }

    private static int run(Code code, Strided[] all, long[] shape, int n) {
        int count = all.length;
        if (count != code.operands()) {
            return runParts(code, all, shape, n);
        }
        int[] steps = new int[count];
        long strideCode = 0;
        for (int k = 0; k < count; k++) {
            int step = stepInLine(all[k], shape, n);
            if (step == Integer.MIN_VALUE) {
                LoopNest nest = LoopNest.free(shape, stretched(all, shape));
                return code.runFreely(nest);
            }
            steps[k] = step;
            strideCode |= LoopNest.classCode(step) << 2 * k;
        }
        LoopKernel kernel = code.kernel(strideCode);
        Strided a = all[0];
        Strided b = all[1];
        if (count == 2) {
            return kernel.line(a.array(), (int) a.offset(), steps[0], b.array(), (int) b.offset(), steps[1], n);
        }
        Strided c = all[2];
        if (count == 3) {
            return kernel.line(
                    a.array(),
                    (int) a.offset(),
                    steps[0],
                    b.array(),
                    (int) b.offset(),
                    steps[1],
                    c.array(),
                    (int) c.offset(),
                    steps[2],
                    n);
        }
        Object[] data = new Object[count];
        long[] offsets = new long[count];
        long[] inner = new long[count];
        for (int k = 0; k < count; k++) {
            data[k] = all[k].array();
            offsets[k] = all[k].offset();
            inner[k] = steps[k];
        }
        return kernel.run(data, offsets, inner, inner, n, 1);
    }

    // complex operands are two each, first parts and second parts
    private static int runParts(Code code, Strided[] all, long[] shape, int n) {
        int count = code.operands();
        Object[] data = new Object[count];
        long[] offsets = new long[count];
        long[] inner = new long[count];
        long strideCode = 0;
        int k = 0;
        for (Strided a : all) {
            int step = stepInLine(a, shape, n);
            if (step == Integer.MIN_VALUE) {
                return code.runFreely(LoopNest.free(shape, stretched(all, shape)));
            }
            for (int part = 0; part < a.dtype().slots(); part++) {
                data[k] = a.array();
                offsets[k] = a.offset() + part;
                inner[k] = step;
                strideCode |= LoopNest.classCode(step) << 2 * k;
                k++;
            }
        }
        return code.kernel(strideCode).run(data, offsets, inner, inner, n, 1);
    }

    // the step of an operand in one loop over the whole shape in row-major order; MIN_VALUE if it takes more than one
    private static int stepInLine(Strided a, long[] shape, int n) {
        long[] own = a.shape();
        if (own.length == 0) {
            return 0;
        }
        if (shape.length == 1) {
            long step = own[0] == n ? a.strides()[0] : 0;
            return n == 1 ? a.dtype().slots() : step == (int) step ? (int) step : Integer.MIN_VALUE;
        }
        if (Arrays.equals(own, shape)) {
            return a.isRowMajor() ? a.dtype().slots() : Integer.MIN_VALUE;
        }
        return a.size() == 1 ? 0 : Integer.MIN_VALUE;
    }

    private static List<Strided> stretched(Strided[] all, long[] shape) {
        List<Strided> stretched = new ArrayList<>(all.length);
        for (Strided a : all) {
            Dispatch.addParts(stretched, Arrays.equals(a.shape(), shape) ? a : a.broadcastTo(shape));
        }
        return stretched;
    }

    /** Whether a scalar is in the range of the dtype that it takes and of those beside it. */
    private static boolean isPlain(Operand scalar, DType type, List<Operand> operands) {
        if (scalar.weak() == Kind.FLOAT) {
            double size = Math.abs(((double[]) scalar.array().array())[0]);
            double most = type == DType.FLOAT64 ? Double.MAX_VALUE : type == DType.FLOAT32 ? Float.MAX_VALUE : 65504;
            return !(size > most) || size == Double.POSITIVE_INFINITY;
        }
        if (scalar.exceeds(type)) {
            return false;
        }
        for (Operand o : operands) {
            if (o.weak() == null && scalar.exceeds(o.dtype())) {
                return false;
            }
        }
        return true;
    }

    private static int number(Operand o) {
        return o.weak() == null ? o.dtype().ordinal() : SCALARS + o.weak().ordinal();
    }

    private Entry entry(List<Operand> operands, @Nullable Strided out, boolean masked) {
        long key = 0;
        for (int i = 0; i < operands.size(); i++) {
            key |= (long) number(operands.get(i)) << BITS * i;
        }
        if (out != null) {
            key |= (long) (out.dtype().ordinal() + 1) << BITS * MOST_INPUTS;
        }
        if (masked) {
            key |= 1L << BITS * (MOST_INPUTS + 1);
        }
        Entry e = entries.get(key);
        if (e == null) {
            e = decide(operands, out);
            if (!masked && out == null && e.loop != null && e.in.size() <= 2) {
                Code code = compiled(e, false, true).main();
                if (code.operands() == e.in.size() + 1) {
                    e.units = code.kernel(UNITS & (1L << 2 * (e.in.size() + 1)) - 1);
                }
            }
            entries.put(key, e);
        }
        return e;
    }

    private Dispatch.Compiled compiled(Entry e, boolean masked, boolean survive) {
        Dispatch.Compiled code = survive ? e.fresh : e.inPlace;
        if (code != null) {
            return code;
        }
        Op.Loop loop = e.loop;
        if (loop == null) {
            throw new IllegalStateException("only calls that this way takes are compiled");
        }
        code = dispatch.compile(loop, e.in, List.of(e.stored), masked, FpHandling.DEFAULT_WATCHED, survive);
        if (survive) {
            e.fresh = code;
        } else {
            e.inPlace = code;
        }
        return code;
    }

    private Entry decide(List<Operand> operands, @Nullable Strided out) {
        Entry none = new Entry(null, List.of(), DType.BOOL);
        List<DType> types = new ArrayList<>();
        List<@Nullable Kind> weak = new ArrayList<>();
        for (Operand o : operands) {
            types.add(o.dtype());
            weak.add(o.weak());
        }
        Op.Loop loop;
        try {
            loop = op.resolve(types, weak);
        } catch (DTypeException e) {
            return none;
        }
        DType result = loop.out().getFirst();
        DType stored = out == null ? result : out.dtype();
        List<DType> in = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            DType to = loop.in().get(i);
            DType from = weak.get(i) == null ? types.get(i) : to;
            if (to != DType.BOOL && !Casting.SAME_KIND.allows(from, to)) {
                return none;
            }
            in.add(from);
        }
        return !Casting.SAME_KIND.allows(result, stored) ? none : new Entry(loop, in, stored);
    }
}
