package io.orthant.internal.kernel;

import io.orthant.dtype.DType;
import io.orthant.internal.kernel.KernelKey.Mode;
import io.orthant.internal.kernel.Schedule.When;
import io.orthant.internal.plan.StrideClass;
import io.orthant.op.Prim;
import io.orthant.op.Program;
import io.orthant.op.Program.Call;
import io.orthant.op.Program.Constant;
import io.orthant.op.Program.Convert;
import io.orthant.op.Program.Instr;
import io.orthant.op.Program.Load;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Whether and how a kernel's inner loop runs in vector lanes: every value in a vector, every step with lane code. */
final class LaneRules {
    /** A total that may be regrouped: {@code total = prim(total, value)}. */
    record Fold(Prim prim, int value) {}

    /** Beyond this many instructions per iteration the JIT gives up on keeping vectors in registers. */
    private static final int MAX_STEPS = 250;

    private final KernelKey key;
    private final Program program;
    private final Schedule schedule;
    private final List<Fold> folds = new ArrayList<>();
    private Batch batch;
    private int steps;

    private LaneRules(KernelKey key) {
        this.key = key;
        this.program = key.program();
        this.schedule = new Schedule(key);
        this.batch = Batch.of(8);
    }

    /** The rules by which a kernel's loop runs in lanes, or null if it cannot. */
    static @Nullable LaneRules of(KernelKey key) {
        LaneRules rules = new LaneRules(key);
        return rules.fit() ? rules : null;
    }

    /** Whether the operands' steps allow lanes; asks no more than that, and does not load the Vector API. */
    static boolean mayFit(KernelKey key) {
        int inputs = key.program().args().size();
        List<StrideClass> strides = key.strides();
        StrideClass outputs = key.mode() == Mode.FOLD ? StrideClass.ZERO : StrideClass.UNIT;
        if (key.mode() == Mode.SEQUENTIAL) {
            return false;
        }
        for (int k = 0; k < strides.size(); k++) {
            boolean fits =
                    key.paired(k) || (k < inputs ? strides.get(k) != StrideClass.ANY : strides.get(k) == outputs);
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    /** The shape of an iteration. */
    Batch batch() {
        return batch;
    }

    /** Whether parts of complex items meet other operands, so that the order of items matters. */
    boolean mixesPairs() {
        int inputs = program.args().size();
        boolean plain = program.code().stream()
                .anyMatch(i -> i instanceof Load l && key.strides().get(l.index()) == StrideClass.UNIT);
        for (int k = 0; k < program.outputs().size(); k++) {
            plain |= key.strides().get(inputs + k) == StrideClass.UNIT;
        }
        return plain;
    }

    /** Instructions per iteration. */
    int steps() {
        return steps;
    }

    /** How each total is made; empty if there are none. */
    List<Fold> folds() {
        return folds;
    }

    /** A shift's count if it is a constant within the lane width. */
    OptionalInt constantShift(Call call) {
        boolean shift = call.fn() == Prim.SHL || call.fn() == Prim.SHR;
        if (shift && program.code().get(call.args().get(1)) instanceof Constant c) {
            int width = c.type().itemSize() * 8;
            return c.bits() >= 0 && c.bits() < width ? OptionalInt.of((int) c.bits()) : OptionalInt.empty();
        }
        return OptionalInt.empty();
    }

    private boolean fit() {
        return mayFit(key) && folded() && widths() && code() && steps <= MAX_STEPS;
    }

    private boolean folded() {
        if (key.mode() != Mode.FOLD) {
            return true;
        }
        for (int k = 0; k < program.outputs().size(); k++) {
            Fold fold = fold(k);
            if (fold == null) {
                return false;
            }
            folds.add(fold);
        }
        return program.alarms().isEmpty();
    }

    /** The form {@code prim(total, value)}, if the total has no other use and the order does not matter. */
    private @Nullable Fold fold(int output) {
        if (!(program.code().get(program.outputs().get(output)) instanceof Call call)
                || !(call.fn() instanceof Prim p)
                || !regroups(p, call.type())) {
            return null;
        }
        int total = program.code().indexOf(new Load(output, call.type()));
        int uses = 0;
        for (Instr instr : program.code()) {
            uses += Collections.frequency(instr.args(), total);
        }
        int at = call.args().indexOf(total);
        if (total < 0 || at < 0 || uses != 1) {
            return null;
        }
        return new Fold(p, call.args().get(1 - at));
    }

    private static boolean regroups(Prim p, DType type) {
        return switch (p) {
            case MIN, MAX -> true;
            case AND, OR -> true;
            case XOR, ADD -> type.isInteger();
            default -> false;
        };
    }

    private boolean widths() {
        int widest = 0;
        for (int k = 0; k < program.code().size(); k++) {
            if (!inLanes(k)) {
                continue;
            }
            DType type = program.code().get(k).type();
            widest = Math.max(widest, type == DType.BOOL ? 0 : type.itemSize() * 8);
            if (schedule.when(k) == When.EACH && program.code().get(k) instanceof Convert c) {
                widest = Math.max(
                        widest,
                        LaneCastEmitter.widest(program.code().get(c.arg()).type(), type));
            }
        }
        batch = Batch.of(Math.max(widest, 8));
        for (int k = 0; k < program.code().size(); k++) {
            if (inLanes(k) && !fitsBatch(program.code().get(k), schedule.when(k) == When.ACCUMULATOR)) {
                return false;
            }
        }
        return true;
    }

    private boolean fitsBatch(Instr instr, boolean accumulator) {
        if (!batch.has(instr.type())) {
            return false;
        }
        return switch (instr) {
            case Load l -> !accumulator || !batch.widened(l.type());
            case Call call ->
                !(call.fn() instanceof Prim p)
                        || !batch.widened(argType(p, call)) && !batch.widened(call.type())
                        || LanePrimEmitter.keepsRange(p);
            case Convert c -> true;
            case Constant c -> true;
        };
    }

    /** Whether an instruction's value is needed as a vector: it is one, or one is made from it. */
    boolean inLanes(int instr) {
        switch (schedule.when(instr)) {
            case EACH, ACCUMULATOR -> {
                return true;
            }
            case ARM -> {
                return false;
            }
            case BEFORE, INLINE -> {}
        }
        if (program.outputs().contains(instr) || program.alarms().contains(instr)) {
            return true;
        }
        for (int k = instr + 1; k < program.code().size(); k++) {
            if (schedule.when(k) == When.EACH || schedule.when(k) == When.ARM) {
                if (program.code().get(k).args().contains(instr)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean code() {
        for (int k = 0; k < program.code().size(); k++) {
            if (schedule.when(k) != When.EACH) {
                continue;
            }
            steps++;
            boolean has = switch (program.code().get(k)) {
                case Constant c -> true;
                case Load l -> true;
                case Convert c -> true;
                case Call call ->
                    call.fn() instanceof Prim p
                            && armFits(p, call)
                            && LanePrimEmitter.has(
                                    p, argType(p, call), constantShift(call).isPresent());
            };
            if (!has) {
                return false;
            }
        }
        return true;
    }

    /** A SELECT's scalar arm must be the last, and depend on few values of its own type. */
    private boolean armFits(Prim p, Call call) {
        if (p != Prim.SELECT || schedule.when(call.args().get(2)) != When.ARM) {
            return p != Prim.SELECT || schedule.when(call.args().get(1)) != When.ARM;
        }
        List<Integer> leaves = RareCalls.leaves(program, schedule, call.args().get(2));
        return schedule.when(call.args().get(1)) != When.ARM
                && call.type().isFloating()
                && leaves.size() <= RareCalls.MOST_LEAVES
                && leaves.stream().allMatch(leaf -> program.code().get(leaf).type() == call.type() && inLanes(leaf));
    }

    /** The type that decides how a primitive is emitted. */
    DType argType(Prim p, Call call) {
        return program.code().get(call.args().get(p == Prim.SELECT ? 1 : 0)).type();
    }
}
