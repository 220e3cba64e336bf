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
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Whether and how a kernel's inner loop runs in vector lanes: all values of one width, every step with lane code. */
final class LaneRules {
    /** A total that may be regrouped: {@code total = prim(total, value)}. */
    record Fold(Prim prim, int value) {}

    /** Beyond this many instructions per iteration the JIT gives up on keeping vectors in registers. */
    private static final int MAX_STEPS = 250;

    private final KernelKey key;
    private final Program program;
    private final Schedule schedule;
    private final List<Fold> folds = new ArrayList<>();
    private int bits;
    private int steps;

    private LaneRules(KernelKey key) {
        this.key = key;
        this.program = key.program();
        this.schedule = new Schedule(key);
    }

    /** The rules by which a kernel's loop runs in lanes, or null if it cannot. */
    static @Nullable LaneRules of(KernelKey key) {
        LaneRules rules = new LaneRules(key);
        return rules.fit() ? rules : null;
    }

    /** Lane width. */
    int bits() {
        return bits;
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
        return strides() && folded() && oneWidth() && code() && steps <= MAX_STEPS;
    }

    private boolean strides() {
        int inputs = program.args().size();
        List<StrideClass> strides = key.strides();
        StrideClass outputs = key.mode() == Mode.FOLD ? StrideClass.ZERO : StrideClass.UNIT;
        return key.mode() != Mode.SEQUENTIAL
                && strides.stream().noneMatch(s -> s == StrideClass.ANY)
                && strides.subList(inputs, strides.size()).stream().allMatch(s -> s == outputs);
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
            uses += switch (instr) {
                case Call c -> (int) c.args().stream().filter(a -> a == total).count();
                case Convert c -> c.arg() == total ? 1 : 0;
                case Load l -> 0;
                case Constant c -> 0;
            };
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

    private boolean oneWidth() {
        boolean bools = false;
        for (int k = 0; k < program.code().size(); k++) {
            DType type = program.code().get(k).type();
            if (type == DType.BOOL) {
                bools = true;
            } else if (inLanes(k)) {
                if (type == DType.FLOAT16 || bits != 0 && bits != type.itemSize() * 8) {
                    return false;
                }
                bits = type.itemSize() * 8;
            }
        }
        if (bits == 0 && bools) {
            bits = 8;
        }
        return bits != 0;
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
                boolean used = switch (program.code().get(k)) {
                    case Call c -> c.args().contains(instr);
                    case Convert c -> c.arg() == instr;
                    case Load l -> false;
                    case Constant c -> false;
                };
                if (used) {
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
                case Convert c ->
                    LaneCastEmitter.has(program.code().get(c.arg()).type(), c.type());
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

    /** A SELECT's scalar arm must be the last, and depend on one value of its own type. */
    private boolean armFits(Prim p, Call call) {
        if (p != Prim.SELECT || schedule.when(call.args().get(2)) != When.ARM) {
            return p != Prim.SELECT || schedule.when(call.args().get(1)) != When.ARM;
        }
        int leaf = RareCalls.leaf(program, schedule, call.args().get(2));
        return schedule.when(call.args().get(1)) != When.ARM
                && leaf >= 0
                && program.code().get(leaf).type() == call.type();
    }

    /** The type that decides how a primitive is emitted. */
    DType argType(Prim p, Call call) {
        return program.code().get(call.args().get(p == Prim.SELECT ? 1 : 0)).type();
    }
}
