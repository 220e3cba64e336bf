package io.orthant.internal.kernel;

import io.orthant.internal.kernel.KernelKey.Mode;
import io.orthant.internal.plan.StrideClass;
import io.orthant.op.Prim;
import io.orthant.op.Program;
import io.orthant.op.Program.Call;
import io.orthant.op.Program.Constant;
import io.orthant.op.Program.Convert;
import io.orthant.op.Program.Instr;
import io.orthant.op.Program.Load;
import io.orthant.op.Special;
import java.util.ArrayList;
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
        EACH,
        /** Only when a SELECT takes the arm which it is: scalar calls, dear and rarely needed. */
        ARM
    }

    private final KernelKey key;
    private final When[] when;

    Schedule(KernelKey key) {
        this.key = key;
        List<Instr> code = key.program().code();
        this.when = new When[code.size()];
        for (int i = 0; i < when.length; i++) {
            Instr instr = code.get(i);
            when[i] = instr instanceof Constant
                    ? When.INLINE
                    : instr instanceof Load load ? whenLoaded(load.index()) : whenComputed(instr.args());
        }
        sink();
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
        for (int a : args) {
            if (when[a] != When.BEFORE && when[a] != When.INLINE) {
                return When.EACH;
            }
        }
        return When.BEFORE;
    }

    private void sink() {
        Program program = key.program();
        List<Instr> code = program.code();
        if (!anySpecial(code)) {
            return;
        }
        List<List<Integer>> users = users(code);
        for (int k = when.length - 1; k >= 0; k--) {
            boolean kept = program.outputs().contains(k) || program.alarms().contains(k);
            List<Integer> by = users.get(k);
            if (when[k] != When.EACH || kept || by.isEmpty()) {
                continue;
            }
            boolean call = isSpecial(code.get(k));
            boolean cast = code.get(k) instanceof Convert;
            boolean castOfCall = code.get(k) instanceof Convert c && isSpecial(code.get(c.arg()));
            boolean onlyArms = by.stream().allMatch(u -> when[u] == When.ARM);
            boolean isArm = by.size() == 1 && isArmOf(k, code.get(by.getFirst()));
            if (cast && onlyArms || call && onlyArms && by.size() == 1 || (call || castOfCall) && isArm) {
                when[k] = When.ARM;
            }
        }
    }

    private static boolean anySpecial(List<Instr> code) {
        for (Instr instr : code) {
            if (isSpecial(instr)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSpecial(Instr instr) {
        return instr instanceof Call call && call.fn() instanceof Special;
    }

    private static boolean isArmOf(int instr, Instr user) {
        return user instanceof Call call
                && call.fn() == Prim.SELECT
                && call.args().getFirst() != instr;
    }

    /** For each instruction those which use it, one that does so twice appearing twice. */
    private static List<List<Integer>> users(List<Instr> code) {
        List<List<Integer>> users = new ArrayList<>();
        for (int k = 0; k < code.size(); k++) {
            users.add(new ArrayList<>());
            for (int a : code.get(k).args()) {
                users.get(a).add(k);
            }
        }
        return users;
    }
}
