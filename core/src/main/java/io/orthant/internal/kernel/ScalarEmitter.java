package io.orthant.internal.kernel;

import io.orthant.dtype.DType;
import io.orthant.internal.kernel.KernelKey.Mode;
import io.orthant.internal.kernel.LoopEmitter.Operands;
import io.orthant.internal.kernel.Schedule.When;
import io.orthant.op.Prim;
import io.orthant.op.Program;
import io.orthant.op.Program.Call;
import io.orthant.op.Program.Constant;
import io.orthant.op.Program.Convert;
import io.orthant.op.Program.Instr;
import io.orthant.op.Program.Load;
import io.orthant.op.Reference;
import io.orthant.op.Special;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.util.List;

/**
 * The inner loop one element at a time, over plain array accesses. Loops over neighbouring items have the form that the
 * JIT turns into vector code by itself where it can.
 */
final class ScalarEmitter {
    private final Program program;
    private final Schedule schedule;
    private final CodeBuilder code;
    private final Operands operands;
    private final int[] locals;
    private final int[] totals;
    private final int i;

    /** An emitter for a method whose parameters are those of the inner method. */
    ScalarEmitter(KernelKey key, CodeBuilder code, Operands operands) {
        this.program = key.program();
        this.schedule = new Schedule(key);
        this.code = code;
        this.operands = operands;
        this.locals = new int[program.code().size()];
        this.i = code.allocateLocal(TypeKind.INT);
        this.totals = new int[key.mode() == Mode.FOLD ? program.outputs().size() : 0];
        for (int k = 0; k < totals.length; k++) {
            totals[k] = code.allocateLocal(Carrier.of(program.args().get(k)).kind());
        }
        for (int k = 0; k < locals.length; k++) {
            locals[k] = switch (schedule.when(k)) {
                case INLINE, ARM -> -1;
                case ACCUMULATOR -> totals[((Load) program.code().get(k)).index()];
                case BEFORE, EACH -> code.allocateLocal(carrier(k).kind());
            };
        }
    }

    /** The class file of a kernel. */
    static byte[] emit(KernelKey key) {
        return new LoopEmitter(key).emit(new Body(key));
    }

    private record Body(KernelKey key) implements LoopEmitter.Inner {
        @Override
        public void emit(CodeBuilder code, Operands operands) {
            new ScalarEmitter(key, code, operands).inner();
        }
    }

    /** Emits the whole method. */
    void inner() {
        int alarms = code.allocateLocal(TypeKind.INT);
        code.iconst_0().istore(alarms);
        code.iconst_0().istore(i);
        loadTotals();
        compute(When.BEFORE);
        Label head = code.newLabel();
        Label end = code.newLabel();
        code.labelBinding(head);
        code.iload(i).iload(operands.length()).if_icmpge(end);
        compute(When.EACH);
        storeOutputs();
        ring(alarms);
        code.iinc(i, 1);
        code.goto_(head);
        code.labelBinding(end);
        storeTotals();
        code.iload(alarms).ireturn();
    }

    /** Computes what runs at some time into locals. */
    void compute(When when) {
        for (int k = 0; k < locals.length; k++) {
            if (schedule.when(k) == when) {
                instruction(program.code().get(k));
                code.storeLocal(carrier(k).kind(), locals[k]);
            }
        }
    }

    private void instruction(Instr instr) {
        if (instr instanceof Constant c) {
            constant(c);
        } else if (instr instanceof Load load) {
            address(load.index());
            Carrier.load(code, load.type());
        } else if (instr instanceof Convert c) {
            push(c.arg());
            CastEmitter.emit(code, program.code().get(c.arg()).type(), c.type());
        } else if (instr instanceof Call call) {
            call(call);
        }
    }

    private void call(Call call) {
        if (call.fn() instanceof Prim p) {
            int typed = call.args().get(p == Prim.SELECT ? 1 : 0);
            DType type = program.code().get(typed).type();
            new PrimEmitter(code, type, new Arguments(this, call.args())).emit(p);
        } else if (call.fn() instanceof Special s) {
            pushAll(call.args());
            RareCalls.invoke(code, s);
        }
    }

    private record Arguments(ScalarEmitter emitter, List<Integer> args) implements PrimEmitter.Push {
        @Override
        public void arg(int index) {
            emitter.push(args.get(index));
        }
    }

    private void pushAll(List<Integer> instrs) {
        for (int k : instrs) {
            push(k);
        }
    }

    /** Pushes a value that has been computed, is constant, or is computed only here. */
    void push(int instr) {
        if (schedule.when(instr) == When.INLINE || schedule.when(instr) == When.ARM) {
            instruction(program.code().get(instr));
        } else {
            code.loadLocal(carrier(instr).kind(), locals[instr]);
        }
    }

    private void constant(Constant c) {
        switch (c.type()) {
            case FLOAT64 -> code.loadConstant(Double.longBitsToDouble(c.bits()));
            case FLOAT32 -> code.loadConstant((float) Double.longBitsToDouble(c.bits()));
            case FLOAT16 -> code.loadConstant((int) Reference.constant(c.bits(), c.type()));
            case INT64, UINT64 -> code.loadConstant(c.bits());
            case BOOL, INT8, UINT8, INT16, UINT16, INT32, UINT32 -> code.loadConstant((int) c.bits());
            case COMPLEX64, COMPLEX128 -> throw new IllegalArgumentException("constants are real");
        }
    }

    /** Pushes an operand's array and the index of its current element. */
    private void address(int operand) {
        operands.address(code, operand, i);
    }

    private void storeOutputs() {
        List<Integer> outputs = program.outputs();
        if (totals.length > 0) {
            // all new totals are read before the first is written
            pushAll(outputs);
            for (int k = outputs.size() - 1; k >= 0; k--) {
                code.storeLocal(carrier(outputs.get(k)).kind(), totals[k]);
            }
            return;
        }
        for (int k = 0; k < outputs.size(); k++) {
            address(program.args().size() + k);
            push(outputs.get(k));
            code.arrayStore(Carrier.element(program.outputType(k)));
        }
    }

    /** Takes the totals from memory into locals. */
    void loadTotals() {
        for (int k = 0; k < totals.length; k++) {
            address(k);
            Carrier.load(code, program.args().get(k));
            code.storeLocal(Carrier.of(program.args().get(k)).kind(), totals[k]);
        }
    }

    /** Puts the totals back into memory. */
    void storeTotals() {
        for (int k = 0; k < totals.length; k++) {
            address(program.args().size() + k);
            code.loadLocal(Carrier.of(program.args().get(k)).kind(), totals[k]);
            code.arrayStore(Carrier.element(program.args().get(k)));
        }
    }

    /** Pushes a total. */
    void pushTotal(int total) {
        code.loadLocal(Carrier.of(program.args().get(total)).kind(), totals[total]);
    }

    /** Combines a total with the value on the stack. */
    void foldIn(int total, Prim prim) {
        DType type = program.args().get(total);
        TypeKind kind = Carrier.of(type).kind();
        int value = code.allocateLocal(kind);
        code.storeLocal(kind, value);
        new PrimEmitter(code, type, a -> code.loadLocal(kind, a == 0 ? totals[total] : value)).emit(prim);
        code.storeLocal(kind, totals[total]);
    }

    private void ring(int alarms) {
        for (int k = 0; k < program.alarms().size(); k++) {
            code.iload(alarms);
            push(program.alarms().get(k));
            if (k > 0) {
                code.loadConstant(k).ishl();
            }
            code.ior().istore(alarms);
        }
    }

    private Carrier carrier(int instr) {
        return Carrier.of(program.code().get(instr).type());
    }
}
