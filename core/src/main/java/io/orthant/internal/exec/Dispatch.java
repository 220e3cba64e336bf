package io.orthant.internal.exec;

import io.orthant.dtype.Casting;
import io.orthant.dtype.DType;
import io.orthant.dtype.Kind;
import io.orthant.error.DTypeException;
import io.orthant.error.FpCondition;
import io.orthant.error.ShapeException;
import io.orthant.error.ValueException;
import io.orthant.internal.kernel.KernelKey;
import io.orthant.internal.kernel.Kernels;
import io.orthant.internal.plan.Aliasing;
import io.orthant.internal.plan.LoopKernel;
import io.orthant.internal.plan.LoopNest;
import io.orthant.internal.plan.StrideClass;
import io.orthant.internal.shape.Shapes;
import io.orthant.internal.storage.Strided;
import io.orthant.op.Op;
import io.orthant.op.Program;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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

    private record Signature(
            int loop, List<DType> in, List<DType> out, List<StrideClass> strides, boolean masked, int watch) {}

    private record Compiled(LoopPrograms programs, LoopPrograms.Watch watch, LoopKernel kernel, int weight) {}

    private final Op op;
    private final Map<Signature, Compiled> compiled = new ConcurrentHashMap<>();

    private final Shortcut shortcut;

    /** The dispatch of one row. */
    public Dispatch(Op op) {
        this.op = op;
        this.shortcut = new Shortcut(op);
    }

    /** The row. */
    public Op op() {
        return op;
    }

    /** Calls the ufunc; the outputs, which are the given ones where given. */
    public List<Strided> call(List<Operand> operands, Options options) {
        Strided quick = options == Options.NONE ? shortcut.call(operands) : null;
        if (quick != null) {
            return List.of(quick);
        }
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
        FpHandling handling = FpHandling.current();
        int watched = handling.watched();
        LoopNest nest = LoopNest.free(shape, operands);
        Compiled code = compile(loop, in, out, nest, where != null, watched, inputsSurvive);
        int alarms = nest.runFreely(code.kernel(), code.weight());
        if (alarms == 0) {
            return;
        }
        if (code.watch() == LoopPrograms.Watch.QUICK) {
            alarms = diagnose(code.programs(), operands, shape);
        }
        String fault = code.programs().fault(alarms);
        if (fault != null) {
            throw new ValueException(fault);
        }
        handling.report(op.numpyName(), code.programs().conditions(alarms) & watched);
    }

    private Compiled compile(
            Op.Loop loop,
            List<DType> in,
            List<DType> out,
            LoopNest nest,
            boolean masked,
            int watched,
            boolean inputsSurvive) {
        int watchKey = (watched == 0 ? 0 : 1) | (watched & FpCondition.UNDERFLOW.bit()) << 4 | (inputsSurvive ? 2 : 0);
        Signature signature = new Signature(op.loops().indexOf(loop), in, out, nest.strideClasses(), masked, watchKey);
        Compiled known = compiled.get(signature);
        if (known != null) {
            return known;
        }
        boolean underflow = (watched & FpCondition.UNDERFLOW.bit()) != 0;
        LoopPrograms programs = new LoopPrograms(op, loop, in, out, masked, underflow);
        LoopPrograms.Watch watch = programs.watch(watched != 0, inputsSurvive);
        Program program = programs.main(watch);
        LoopKernel kernel = Kernels.get(new KernelKey(program, nest.strideClasses(), KernelKey.Mode.MAP));
        Compiled fresh = new Compiled(programs, watch, kernel, program.weight());
        compiled.put(signature, fresh);
        return fresh;
    }

    // a quick program cannot tell what happened; as its inputs are untouched, a second pass over them can
    private static int diagnose(LoopPrograms programs, List<Strided> operands, long[] shape) {
        Program program = programs.diagnosis();
        LoopNest nest = LoopNest.free(shape, operands.subList(0, program.args().size()));
        LoopKernel kernel = Kernels.get(new KernelKey(program, nest.strideClasses(), KernelKey.Mode.MAP));
        return nest.runFreely(kernel, program.weight());
    }

    static void addParts(List<Strided> operands, Strided a) {
        operands.add(a.real());
        if (a.dtype().isComplex()) {
            operands.add(a.imag());
        }
    }
}
