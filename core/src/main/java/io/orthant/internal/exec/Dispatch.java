package io.orthant.internal.exec;

import io.orthant.dtype.Casting;
import io.orthant.dtype.DType;
import io.orthant.dtype.Kind;
import io.orthant.error.DTypeException;
import io.orthant.error.FpCondition;
import io.orthant.error.ShapeException;
import io.orthant.error.ValueException;
import io.orthant.internal.plan.Aliasing;
import io.orthant.internal.plan.LoopNest;
import io.orthant.internal.shape.Shapes;
import io.orthant.internal.storage.Strided;
import io.orthant.op.Op;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Element-wise calls of one ufunc: promotion, broadcasting, {@code out}, {@code where}, overlap, floating-point
 * conditions. Everything is checked before anything is written.
 */
public final class Dispatch {
    /** What a caller may ask for beside the operands. */
    public record Options(
            List<@Nullable Strided> out,
            @Nullable Strided where,
            @Nullable DType dtype,
            Casting casting) {
        /** Nothing in particular. */
        public static final Options NONE = new Options(List.of(), null, null, Casting.SAME_KIND);
    }

    /** The code for some dtypes, and how to find out what its alarms mean. */
    record Compiled(LoopPrograms programs, LoopPrograms.Watch watch, Code main) {}

    private final Op op;
    private final LongTable<Compiled> compiled = new LongTable<>();
    private final Shortcut shortcut;

    /** The dispatch of one row. */
    public Dispatch(Op op) {
        this.op = op;
        this.shortcut = new Shortcut(this);
    }

    /** The row. */
    public Op op() {
        return op;
    }

    /** The result for one array, or null if it takes another call. */
    public @Nullable Strided quick(Strided a) {
        return shortcut.call(a);
    }

    /** The result for two arrays, or null if it takes another call. */
    public @Nullable Strided quick(Strided a, Strided b) {
        return shortcut.call(a, b);
    }

    /** Calls the ufunc without options; its first result. */
    public Strided call(List<Operand> operands) {
        return call(operands, null, null);
    }

    /** Calls the ufunc with places for its first result; that result. */
    public Strided call(List<Operand> operands, @Nullable Strided out, @Nullable Strided where) {
        if (Streaming.applies(operands, out, where)) {
            List<@Nullable Strided> outs = Collections.singletonList(out);
            return Streaming.call(this, operands, new Options(outs, where, null, Casting.SAME_KIND))
                    .getFirst();
        }
        Strided quick = shortcut.call(operands, out, where);
        if (quick != null) {
            return quick;
        }
        List<@Nullable Strided> outs = out == null ? List.of() : List.of(out);
        return callLong(operands, new Options(outs, where, null, Casting.SAME_KIND))
                .getFirst();
    }

    /** Calls the ufunc; the outputs, which are the given ones where given. */
    public List<Strided> call(List<Operand> operands, Options options) {
        if (Streaming.applies(operands, options)) {
            return Streaming.call(this, operands, options);
        }
        Strided quick = options == Options.NONE ? shortcut.call(operands, null, null) : null;
        return quick != null ? List.of(quick) : callLong(operands, options);
    }

    /** The way that takes every call, and finds its faults. */
    List<Strided> callLong(List<Operand> operands, Options options) {
        if (operands.size() != op.nin()) {
            throw new ValueException(op.name() + " takes " + op.nin() + " operands, got " + operands.size());
        }
        Op.Loop loop = resolve(operands, options);
        List<Strided> inputs = new ArrayList<>(op.nin() + 1);
        for (int i = 0; i < op.nin(); i++) {
            Operand o = operands.get(i);
            inputs.add(
                    o.weak() == null
                            ? o.array()
                            : o.materialize(op.name(), loop.in().get(i)));
        }
        checkCasting(inputs, loop, options);
        long[] shape = shape(inputs, options);
        List<Strided> outputs = outputs(loop, shape, options, inputs);
        run(loop, inputs, outputs, options.where(), shape);
        return outputs;
    }

    private Op.Loop resolve(List<Operand> operands, Options options) {
        List<DType> types = new ArrayList<>(operands.size());
        List<@Nullable Kind> weak = new ArrayList<>(operands.size());
        for (Operand o : operands) {
            types.add(o.dtype());
            weak.add(o.weak());
        }
        if (options.dtype() != null) {
            return op.resolveOutput(options.dtype(), types);
        }
        // a comparison with an integer beyond the array's dtype is exact: the integer counts as int64 then
        if (op.nout() == 1 && op.loops().getLast().out().getFirst() == DType.BOOL && op.nin() == 2) {
            for (int i = 0; i < 2; i++) {
                if (weak.get(i) != null
                        && weak.get(1 - i) == null
                        && operands.get(i).exceeds(types.get(1 - i))) {
                    weak.set(i, null);
                }
            }
        }
        return op.resolve(types, weak);
    }

    private void checkCasting(List<Strided> inputs, Op.Loop loop, Options options) {
        for (int i = 0; i < inputs.size(); i++) {
            DType from = inputs.get(i).dtype();
            DType to = loop.in().get(i);
            // only logical ufuncs have a bool loop for other operands, and they ask for truth, not for a safe cast
            boolean truth = to == DType.BOOL && options.dtype() == null;
            if (from != to && !truth && !options.casting().allows(from, to)) {
                throw new DTypeException("Cannot cast ufunc '" + op.name() + "' input " + i + " from " + from + " to "
                        + to + " with casting rule '" + options.casting().label() + "'");
            }
        }
    }

    private long[] shape(List<Strided> inputs, Options options) {
        List<long[]> shapes = new ArrayList<>(inputs.size() + 1);
        inputs.forEach(a -> shapes.add(a.shape()));
        if (options.where() != null) {
            if (options.where().dtype() != DType.BOOL) {
                throw new DTypeException(op.name() + ": where must be a bool array, got "
                        + options.where().dtype() + "; compare it, as in x.ne(0)");
            }
            shapes.add(options.where().shape());
        }
        long[] shape = Shapes.broadcast(op.name(), shapes);
        for (Strided out : options.out()) {
            if (out != null && !Arrays.equals(out.shape(), shape)) {
                shapes.add(out.shape());
                if (!Arrays.equals(Shapes.broadcast(op.name(), shapes), out.shape())) {
                    throw new ShapeException(op.name() + ": non-broadcastable output operand with shape "
                            + Shapes.text(out.shape()) + " doesn't match the broadcast shape " + Shapes.text(shape));
                }
                shape = out.shape();
            }
        }
        return shape;
    }

    private List<Strided> outputs(Op.Loop loop, long[] shape, Options options, List<Strided> inputs) {
        List<Strided> outputs = new ArrayList<>(op.nout());
        for (int i = 0; i < op.nout(); i++) {
            Strided given = i < options.out().size() ? options.out().get(i) : null;
            DType type = loop.out().get(i);
            if (given == null) {
                outputs.add(Layouts.like(type, shape, inputs));
                continue;
            }
            if (!options.casting().allows(type, given.dtype())) {
                throw new DTypeException(
                        "Cannot cast ufunc '" + op.name() + "' output from " + type + " to " + given.dtype()
                                + " with casting rule '" + options.casting().label() + "'");
            }
            outputs.add(given);
        }
        return outputs;
    }

    private void run(Op.Loop loop, List<Strided> inputs, List<Strided> outputs, @Nullable Strided where, long[] shape) {
        boolean inputsSurvive = true;
        List<Strided> operands = new ArrayList<>(8);
        List<DType> in = new ArrayList<>(inputs.size());
        for (Strided raw : inputs) {
            Strided a = raw.broadcastTo(shape);
            for (Strided out : outputs) {
                if (Aliasing.mayShare(a, out)) {
                    if (Aliasing.same(a, out) && outputs.size() == 1) {
                        inputsSurvive = false;
                    } else {
                        a = Assign.copy(raw, raw.dtype()).broadcastTo(shape);
                    }
                }
            }
            addParts(operands, a);
            in.add(a.dtype());
        }
        if (where != null) {
            Strided mask = where.broadcastTo(shape);
            boolean shared = outputs.stream().anyMatch(out -> Aliasing.mayShare(where, out));
            operands.add(shared ? Assign.copy(where, DType.BOOL).broadcastTo(shape) : mask);
            outputs.forEach(out -> addParts(operands, out));
        }
        List<DType> out = new ArrayList<>(outputs.size());
        for (Strided o : outputs) {
            addParts(operands, o);
            out.add(o.dtype());
        }
        int watched = FpHandling.current().watched();
        LoopNest nest = LoopNest.free(shape, operands);
        Compiled code = compile(loop, in, out, where != null, watched, inputsSurvive);
        int alarms = code.main().runFreely(nest);
        if (alarms != 0) {
            report(code, alarms, operands, shape);
        }
    }

    /** Deals with alarms; operands are those of the main program, stretched to the shape. */
    void report(Compiled code, int raised, List<Strided> operands, long[] shape) {
        int alarms = raised;
        if (code.watch() == LoopPrograms.Watch.QUICK) {
            // a quick program cannot tell what happened; as its inputs are untouched, a second pass over them can
            Code diagnosis = code.programs().diagnosis();
            int inputs = diagnosis.program().args().size();
            alarms = diagnosis.runFreely(LoopNest.free(shape, operands.subList(0, inputs)));
        }
        String fault = code.programs().fault(alarms);
        if (fault != null) {
            throw new ValueException(fault);
        }
        FpHandling handling = FpHandling.current();
        handling.report(op.numpyName(), code.programs().conditions(alarms) & handling.watched());
    }

    /** The code for a loop and the dtypes that its operands have. */
    Compiled compile(
            Op.Loop loop, List<DType> in, List<DType> out, boolean masked, int watched, boolean inputsSurvive) {
        boolean underflow = (watched & FpCondition.UNDERFLOW.bit()) != 0;
        long key = op.indexOf(loop);
        for (DType t : in) {
            key = key << 4 | t.ordinal();
        }
        for (DType t : out) {
            key = key << 4 | t.ordinal();
        }
        key = key << 4 | (masked ? 8 : 0) | (underflow ? 4 : 0) | (watched != 0 ? 2 : 0) | (inputsSurvive ? 1 : 0);
        Compiled known = compiled.get(key);
        if (known != null) {
            return known;
        }
        LoopPrograms programs = new LoopPrograms(op, loop, in, out, masked, underflow);
        LoopPrograms.Watch watch = programs.watch(watched != 0, inputsSurvive);
        Compiled fresh = new Compiled(programs, watch, Code.map(programs.main(watch)));
        compiled.put(key, fresh);
        return fresh;
    }

    static void addParts(List<Strided> operands, Strided a) {
        operands.add(a.real());
        if (a.dtype().isComplex()) {
            operands.add(a.imag());
        }
    }
}
