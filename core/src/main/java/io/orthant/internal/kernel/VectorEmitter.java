package io.orthant.internal.kernel;

import static io.orthant.internal.kernel.LaneType.MASK;
import static io.orthant.internal.kernel.LaneType.SPECIES;

import io.orthant.dtype.DType;
import io.orthant.internal.kernel.LaneRules.Fold;
import io.orthant.internal.kernel.LoopEmitter.Operands;
import io.orthant.internal.kernel.Schedule.When;
import io.orthant.internal.plan.StrideClass;
import io.orthant.op.Prim;
import io.orthant.op.Program;
import io.orthant.op.Program.Call;
import io.orthant.op.Program.Constant;
import io.orthant.op.Program.Convert;
import io.orthant.op.Program.Instr;
import io.orthant.op.Program.Load;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The inner loop in lanes of the Vector API. What fills no whole vector at the end, and loops shorter than a vector, go
 * to a scalar method of the same class. Values that do not change in the loop are computed once as scalars.
 */
final class VectorEmitter {
    /** Folds run in several totals at once, as the next one need not wait for the last. */
    private static final int FOLD_TOTALS = 4;

    private static final int FOLD_STEPS = 12;

    private final Program program;
    private final Schedule schedule;
    private final LaneRules rules;
    private final CodeBuilder code;
    private final Operands operands;
    private final ScalarEmitter scalar;
    private final KernelKey key;
    private final Batch batch;
    private final LaneCastEmitter casts;
    private final boolean inOrder;
    private final int copies;
    private final int[] vectors;
    private final int[][] totals;
    private final int i;
    private final Map<LaneType, int[]> room = new EnumMap<>(LaneType.class);
    private int copy;

    private VectorEmitter(KernelKey key, LaneRules rules, CodeBuilder code, Operands operands) {
        this.program = key.program();
        this.schedule = new Schedule(key);
        this.rules = rules;
        this.code = code;
        this.operands = operands;
        this.scalar = new ScalarEmitter(key, code, operands);
        this.key = key;
        this.batch = rules.batch();
        this.casts = new LaneCastEmitter(code, batch);
        this.inOrder = rules.mixesPairs();
        this.copies = rules.folds().isEmpty() || rules.steps() > FOLD_STEPS ? 1 : FOLD_TOTALS;
        this.vectors = new int[program.code().size()];
        this.totals = new int[rules.folds().size()][copies];
        this.i = code.allocateLocal(TypeKind.INT);
        for (int k = 0; k < vectors.length; k++) {
            vectors[k] = code.allocateLocal(TypeKind.REFERENCE);
        }
        for (int[] total : totals) {
            for (int u = 0; u < copies; u++) {
                total[u] = code.allocateLocal(TypeKind.REFERENCE);
            }
        }
    }

    /** The class file of a kernel whose program runs in lanes. */
    static byte[] emit(KernelKey key) {
        LaneRules rules = LaneRules.of(key);
        if (rules == null) {
            throw new IllegalArgumentException("the program does not run in lanes: " + key);
        }
        Schedule schedule = new Schedule(key);
        return new LoopEmitter(key)
                .emit(
                        (code, operands) -> new VectorEmitter(key, rules, code, operands).inner(),
                        (code, operands) -> new ScalarEmitter(key, code, operands).inner(),
                        cls -> {
                            for (int arm : rare(key.program(), schedule)) {
                                RareCalls.method(
                                        cls,
                                        key.program(),
                                        schedule,
                                        arm,
                                        rules.batch().lanes());
                            }
                        });
    }

    private void inner() {
        int alarms = code.allocateLocal(TypeKind.INT);
        int step = batch.lanes() * copies;
        Label whole = code.newLabel();
        code.iload(operands.length()).loadConstant(step).if_icmpge(whole);
        operands.callTail(code, null);
        code.ireturn();
        code.labelBinding(whole);
        code.iconst_0().istore(alarms);
        scalar.loadTotals();
        scalar.compute(When.BEFORE);
        broadcastAll();
        initialTotals();
        makeRoom();
        code.iconst_0().istore(i);
        Label head = code.newLabel();
        Label end = code.newLabel();
        code.labelBinding(head);
        code.iload(i).iload(operands.length()).loadConstant(step).isub().if_icmpgt(end);
        for (copy = 0; copy < copies; copy++) {
            body(alarms);
        }
        code.iinc(i, step);
        code.goto_(head);
        code.labelBinding(end);
        combineTotals();
        scalar.storeTotals();
        Label done = code.newLabel();
        code.iload(i).iload(operands.length()).if_icmpge(done);
        operands.callTail(code, i);
        code.iload(alarms).ior().istore(alarms);
        code.labelBinding(done);
        code.iload(alarms).ireturn();
    }

    private void body(int alarms) {
        for (int k = 0; k < vectors.length; k++) {
            if (schedule.when(k) == When.EACH && !isFold(k)) {
                instruction(k);
                code.astore(vectors[k]);
            }
        }
        List<Fold> folds = rules.folds();
        if (!folds.isEmpty()) {
            for (int k = 0; k < folds.size(); k++) {
                int total = totals[k][copy];
                int value = vectors[folds.get(k).value()];
                prim(folds.get(k).prim(), program.args().get(k), a -> code.aload(a == 0 ? total : value), null);
                code.astore(total);
            }
            return;
        }
        for (int k = 0; k < program.outputs().size(); k++) {
            int operand = program.args().size() + k;
            if (key.startsPair(operand)) {
                storePair(operand, program.outputs().get(k), program.outputs().get(k + 1));
            } else if (!key.paired(operand)) {
                store(operand, program.outputs().get(k));
            }
        }
        ring(alarms);
    }

    private boolean isFold(int instr) {
        return !rules.folds().isEmpty() && program.outputs().contains(instr);
    }

    private void instruction(int k) {
        Instr instr = program.code().get(k);
        switch (instr) {
            case Constant c -> throw new IllegalStateException("constants are not computed in the loop");
            case Load load -> load(load);
            case Convert c -> {
                code.aload(vectors[c.arg()]);
                casts.emit(program.code().get(c.arg()).type(), c.type());
            }
            case Call call -> {
                Prim p = (Prim) call.fn();
                if (p == Prim.SELECT && schedule.when(call.args().get(2)) == When.ARM) {
                    rarely(call);
                    return;
                }
                prim(
                        p,
                        rules.argType(p, call),
                        a -> code.aload(vectors[call.args().get(a)]),
                        call);
            }
        }
    }

    /** A SELECT whose second choice is a scalar call, made for those lanes only that need it. */
    private void rarely(Call call) {
        int arm = call.args().get(2);
        LaneType lane = LaneType.of(call.type());
        int[] arrays = room(lane);
        List<Integer> leaves = RareCalls.leaves(program, schedule, arm);
        Label usual = code.newLabel();
        code.aload(vectors[call.args().get(1)]);
        code.aload(vectors[call.args().get(0)]);
        code.invokevirtual(MASK, "allTrue", MethodTypeDesc.of(ConstantDescs.CD_boolean))
                .ifne(usual);
        // the vector on the stack goes to an array, and comes back with the rare lanes filled in
        casts.into(lane, () -> code.aload(arrays[0]).iconst_0());
        for (int k = 0; k < leaves.size(); k++) {
            int at = k + 1;
            code.aload(vectors[leaves.get(k)]);
            casts.into(lane, () -> code.aload(arrays[at]).iconst_0());
        }
        for (int k = leaves.size(); k >= 0; k--) {
            code.aload(arrays[k]);
        }
        code.aload(vectors[call.args().get(0)]);
        code.invokevirtual(MASK, "toLong", MethodTypeDesc.of(ConstantDescs.CD_long));
        code.invokestatic(LoopEmitter.SELF, RareCalls.name(arm), RareCalls.type(lane, leaves.size()));
        casts.from(lane, () -> code.aload(arrays[0]).iconst_0());
        code.labelBinding(usual);
    }

    private int[] room(LaneType lane) {
        return Objects.requireNonNull(room.get(lane), "room is made before the loop");
    }

    /** Room for the result and the arguments of scalar calls, one vector each. */
    private void makeRoom() {
        for (int arm : rare(program, schedule)) {
            room.computeIfAbsent(LaneType.of(program.code().get(arm).type()), lane -> {
                int[] arrays = new int[RareCalls.MOST_LEAVES + 1];
                for (int k = 0; k < arrays.length; k++) {
                    arrays[k] = code.allocateLocal(TypeKind.REFERENCE);
                    TypeKind kind = lane == LaneType.FLOAT ? TypeKind.FLOAT : TypeKind.DOUBLE;
                    code.loadConstant(batch.lanes()).newarray(kind).astore(arrays[k]);
                }
                return arrays;
            });
        }
    }

    /** The scalar calls that are a SELECT's second choice. */
    private static List<Integer> rare(Program program, Schedule schedule) {
        List<Integer> arms = new ArrayList<>();
        for (Instr instr : program.code()) {
            if (instr instanceof Call call
                    && call.fn() == Prim.SELECT
                    && schedule.when(call.args().get(2)) == When.ARM) {
                arms.add(call.args().get(2));
            }
        }
        return arms;
    }

    private void prim(Prim p, DType type, PrimEmitter.Push push, @Nullable Call call) {
        OptionalInt shift = call == null ? OptionalInt.empty() : rules.constantShift(call);
        new LanePrimEmitter(code, type, batch, push, shift).emit(p);
    }

    private void load(Load load) {
        int operand = load.index();
        if (key.paired(operand)) {
            loadPart(operand, load.type());
        } else if (load.type() == DType.BOOL) {
            casts.loadMask(() -> address(operand, 0));
        } else {
            casts.load(load.type(), () -> address(operand, 0));
        }
    }

    private void store(int operand, int instr) {
        DType type = program.code().get(instr).type();
        code.aload(vectors[instr]);
        if (type == DType.BOOL) {
            casts.storeMask(() -> address(operand, 0));
        } else {
            casts.store(type, () -> address(operand, 0));
        }
    }

    /** Takes one part from two vectors of complex items; the JIT loads them once for both parts. */
    private void loadPart(int operand, DType type) {
        LaneType lane = LaneType.of(type);
        int start = key.startsPair(operand) ? operand : operand - 1;
        casts.from(lane, () -> address(start, 0));
        casts.from(lane, () -> address(start, batch.lanes()));
        pairs(lane, start == operand ? "first" : "second", 2);
        if (inOrder) {
            pairs(lane, "sort", 1);
        }
    }

    private void storePair(int operand, int re, int im) {
        LaneType lane = LaneType.of(program.code().get(re).type());
        for (int half = 0; half < 2; half++) {
            int at = half * batch.lanes();
            for (int part : new int[] {re, im}) {
                code.aload(vectors[part]);
                if (inOrder) {
                    pairs(lane, "mix", 1);
                }
            }
            // taking apart what is apart puts it together
            pairs(lane, half == 0 ? "first" : "second", 2);
            casts.into(lane, () -> address(operand, at));
        }
    }

    private void pairs(LaneType lane, String method, int arity) {
        code.invokestatic(
                Pairs.class.describeConstable().orElseThrow(),
                method,
                MethodTypeDesc.of(lane.desc(), Collections.nCopies(arity, lane.desc())));
    }

    private void address(int operand, int beyond) {
        operands.address(code, operand, i);
        boolean unit = key.strides().get(operand) == StrideClass.UNIT;
        int more = beyond + (unit ? copy * batch.lanes() : key.paired(operand) ? 2 * copy * batch.lanes() : 0);
        if (more > 0) {
            code.loadConstant(more).iadd();
        }
    }

    /** One test for all alarms; which of them rings is looked into only then. */
    private void ring(int alarms) {
        List<Integer> tests = program.alarms();
        if (tests.isEmpty()) {
            return;
        }
        Label quiet = code.newLabel();
        code.aload(vectors[tests.getFirst()]);
        for (int k = 1; k < tests.size(); k++) {
            code.aload(vectors[tests.get(k)]);
            code.invokevirtual(MASK, "or", MethodTypeDesc.of(MASK, MASK));
        }
        anyTrue();
        code.ifeq(quiet);
        for (int k = 0; k < tests.size(); k++) {
            code.iload(alarms);
            code.aload(vectors[tests.get(k)]);
            anyTrue();
            code.loadConstant(k).ishl().ior().istore(alarms);
        }
        code.labelBinding(quiet);
    }

    private void anyTrue() {
        code.invokevirtual(MASK, "anyTrue", MethodTypeDesc.of(ConstantDescs.CD_boolean));
    }

    private void broadcastAll() {
        for (int k = 0; k < vectors.length; k++) {
            When when = schedule.when(k);
            if ((when == When.BEFORE || when == When.INLINE) && rules.inLanes(k)) {
                broadcast(program.code().get(k).type(), k);
                code.astore(vectors[k]);
            }
        }
    }

    private void broadcast(DType type, int instr) {
        LaneType lane = batch.of(type);
        batch.species(code, lane);
        scalar.push(instr);
        spread(type, lane);
    }

    /** From species and scalar on the stack to a vector or mask. */
    private void spread(DType type, LaneType lane) {
        if (type == DType.BOOL) {
            code.invokeinterface(SPECIES, "maskAll", MethodTypeDesc.of(MASK, ConstantDescs.CD_boolean));
            return;
        }
        if (lane == LaneType.BYTE) {
            code.i2b();
        } else if (lane == LaneType.SHORT) {
            code.i2s();
        }
        lane.callStatic(code, "broadcast", lane.desc(), SPECIES, lane.element());
    }

    /** Sums start at zero; other totals can start at their present value in every lane. */
    private void initialTotals() {
        for (int k = 0; k < totals.length; k++) {
            DType type = program.args().get(k);
            LaneType lane = batch.of(type);
            boolean zero = rules.folds().get(k).prim() == Prim.ADD
                    || rules.folds().get(k).prim() == Prim.XOR;
            for (int u = 0; u < copies; u++) {
                batch.species(code, lane);
                if (zero) {
                    lane.callStatic(code, "zero", lane.desc(), SPECIES);
                } else {
                    scalar.pushTotal(k);
                    spread(type, lane);
                }
                code.astore(totals[k][u]);
            }
        }
    }

    private void combineTotals() {
        for (int k = 0; k < totals.length; k++) {
            Prim p = rules.folds().get(k).prim();
            DType type = program.args().get(k);
            int[] total = totals[k];
            for (int u = 1; u < copies; u++) {
                int next = total[u];
                prim(p, type, a -> code.aload(a == 0 ? total[0] : next), null);
                code.astore(total[0]);
            }
            code.aload(total[0]);
            reduce(p, type);
            scalar.foldIn(k, p);
        }
    }

    /** From the vector or mask on the stack to a scalar. */
    private void reduce(Prim p, DType type) {
        if (type == DType.BOOL) {
            boolean all = p == Prim.AND || p == Prim.MIN;
            code.invokevirtual(MASK, all ? "allTrue" : "anyTrue", MethodTypeDesc.of(ConstantDescs.CD_boolean));
            return;
        }
        LaneType lane = LaneType.of(type);
        // the JDK's reduction by unsigned minimum starts from the largest signed value, so the order is shifted instead
        boolean shifted = type.isUnsigned() && (p == Prim.MIN || p == Prim.MAX);
        long sign = -1L << (lane.bits() - 1);
        if (shifted) {
            LaneType.operator(code, "XOR", "Associative");
            code.loadConstant(sign);
            lane.call(code, "lanewise", lane.desc(), LaneType.operatorKind("Binary"), ConstantDescs.CD_long);
        }
        LaneType.operator(code, p.toString(), "Associative");
        lane.call(code, "reduceLanes", lane.element(), LaneType.operatorKind("Associative"));
        if (shifted && lane == LaneType.LONG) {
            code.loadConstant(sign).lxor();
        } else if (shifted) {
            code.loadConstant((int) sign).ixor();
        }
        if (type == DType.UINT8 || type == DType.UINT16) {
            Carrier.narrow(code, type);
        }
    }
}
