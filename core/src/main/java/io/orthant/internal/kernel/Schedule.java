package io.orthant.internal.kernel;

import io.orthant.internal.kernel.KernelKey.Mode;
import io.orthant.internal.plan.StrideClass;
import io.orthant.op.Program.Call;
import io.orthant.op.Program.Constant;
import io.orthant.op.Program.Convert;
import io.orthant.op.Program.Instr;
import io.orthant.op.Program.Load;
import java.util.List;

/** When each instruction of a kernel's program runs: both emitters go by it. */
final class Schedule {
    /** When an instruction runs. */
    enum When {
        /** Nowhere: a constant is put into the code at each use. */
        INLINE,
        /** A running total, kept from one iteration to the next. */
        ACCUMULATOR,
        /** Once before the inner loop. */
        BEFORE,
        /** In each iteration. */
        EACH
    }

    private final KernelKey key;
    private final When[] when;

    Schedule(KernelKey key) {
        this.key = key;
        List<Instr> code = key.program().code();
        this.when = new When[code.size()];
        for (int i = 0; i < when.length; i++) {
            when[i] = switch (code.get(i)) {
                case Constant c -> When.INLINE;
                case Load load -> whenLoaded(load.index());
                case Convert c -> whenComputed(List.of(c.arg()));
                case Call call -> whenComputed(call.args());
            };
        }
    }

    When when(int instr) {
        return when[instr];
    }

    boolean isAccumulator(int arg) {
        return key.mode() == Mode.FOLD && arg < key.program().outputs().size();
    }

    private When whenLoaded(int arg) {
        if (isAccumulator(arg)) {
            return When.ACCUMULATOR;
        }
        boolean fixed = key.strides().get(arg) == StrideClass.ZERO && key.mode() != Mode.SEQUENTIAL;
        return fixed ? When.BEFORE : When.EACH;
    }

    private When whenComputed(List<Integer> args) {
        boolean fixed = args.stream().allMatch(a -> when[a] == When.BEFORE || when[a] == When.INLINE);
        return fixed ? When.BEFORE : When.EACH;
    }
}
