package io.orthant.internal.exec;

import io.orthant.dtype.DType;
import io.orthant.dtype.Kind;
import io.orthant.error.FpCondition;
import io.orthant.error.ValueException;
import io.orthant.internal.kernel.KernelKey;
import io.orthant.internal.kernel.Kernels;
import io.orthant.internal.plan.LoopKernel;
import io.orthant.internal.plan.StrideClass;
import io.orthant.internal.storage.Strided;
import io.orthant.op.Op;
import io.orthant.op.Program;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code ufunc.at}: an operation in place at listed items, as often as an item is listed; results are cast unsafely. */
public final class UnbufferedUpdate {
    private UnbufferedUpdate() {}

    /**
     * Applies a ufunc in place to the items that an index selects, one after the other.
     *
     * @param op a ufunc of one or two inputs and one output
     * @param target the array changed
     * @param terms the index
     * @param operand the second input, broadcast to the selection; null for a ufunc of one input
     */
    public static void at(Op op, Strided target, List<IndexTerm> terms, @Nullable Operand operand) {
        int inputs = operand == null ? 1 : 2;
        if (op.nin() != inputs || op.nout() != 1) {
            throw new ValueException(op.name() + ".at: takes " + op.nin() + " inputs and gives " + op.nout()
                    + " outputs; called with " + inputs + " inputs");
        }
        if (operand != null && PlainUpdate.apply(op, target, terms, operand)) {
            return;
        }
        List<DType> types = new ArrayList<>(List.of(target.dtype()));
        List<@Nullable Kind> weak = new ArrayList<>(Collections.singletonList(null));
        if (operand != null) {
            types.add(operand.dtype());
            weak.add(operand.weak());
        }
        Op.Loop loop = op.resolve(types, weak);
        Strided range = Ranges.arange(0, target.size(), 1, DType.INT64);
        Strided numbers = Strided.of(DType.INT64, range.array(), target.shape());
        Strided chosen = Assign.contiguous(Selection.of(numbers, terms).get(), DType.INT64);
        Strided second = null;
        if (operand != null) {
            Strided given = operand.weak() == null
                    ? operand.array()
                    : operand.materialize(op.name(), loop.in().get(1));
            second = Assign.copy(given.broadcastTo(chosen.shape()), given.dtype());
            types.set(1, given.dtype());
        }
        // the items are worked on in row-major order of the whole target
        Strided work = target.isRowMajor() ? target : Assign.copy(target, target.dtype());
        run(op, loop, types, work, chosen, second);
        if (work != target) {
            Assign.assign(work, target);
        }
    }

    private static void run(
            Op op, Op.Loop loop, List<DType> types, Strided work, Strided chosen, @Nullable Strided second) {
        FpHandling handling = FpHandling.current();
        boolean underflow = (handling.watched() & FpCondition.UNDERFLOW.bit()) != 0;
        LoopPrograms programs = new LoopPrograms(op, loop, types, List.of(work.dtype()), false, underflow);
        Program program = programs.main(programs.watch(handling.watched() != 0, false));
        List<Strided> operands = new ArrayList<>();
        Dispatch.addParts(operands, work);
        if (second != null) {
            Dispatch.addParts(operands, second);
        }
        Dispatch.addParts(operands, work);
        int count = operands.size();
        LoopKernel kernel = Kernels.get(
                new KernelKey(program, Collections.nCopies(count, StrideClass.ZERO), KernelKey.Mode.SEQUENTIAL));
        Object[] data = operands.stream().map(Strided::array).toArray();
        long[] first = operands.stream().mapToLong(Strided::offset).toArray();
        long[] at = new long[count];
        long[] still = new long[count];
        int slots = work.dtype().slots();
        int secondSlots = second == null ? 0 : second.dtype().slots();
        long[] items = (long[]) chosen.array();
        int base = (int) chosen.offset();
        int alarms = 0;
        for (int k = 0; k < chosen.size(); k++) {
            long shift = items[base + k] * slots;
            for (int i = 0; i < count; i++) {
                boolean ofSecond = i >= slots && i < slots + secondSlots;
                at[i] = first[i] + (ofSecond ? (long) k * secondSlots : shift);
            }
            alarms |= kernel.run(data, at, still, still, 1, 1);
        }
        String fault = programs.fault(alarms);
        if (fault != null) {
            throw new ValueException(fault);
        }
        handling.report(op.numpyName(), programs.conditions(alarms) & handling.watched());
    }
}
