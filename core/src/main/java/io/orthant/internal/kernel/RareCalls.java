package io.orthant.internal.kernel;

import io.orthant.dtype.DType;
import io.orthant.op.Program;
import io.orthant.op.Program.Call;
import io.orthant.op.Program.Convert;
import io.orthant.op.Special;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Scalar calls beside lane code: in {@code SELECT(usual, lanes, call(x))} the call is made for those lanes only where
 * the usual case does not hold, by a method that works on arrays of one vector's length.
 */
final class RareCalls {
    private RareCalls() {}

    /** Calls a function on the doubles on the stack. */
    static void invoke(CodeBuilder code, Special s) {
        MethodTypeDesc type =
                MethodTypeDesc.of(ConstantDescs.CD_double, Collections.nCopies(s.arity(), ConstantDescs.CD_double));
        code.invokestatic(s.owner().describeConstable().orElseThrow(), s.method(), type);
    }

    /** Arguments that a sunk call may have. */
    static final int MOST_LEAVES = 2;

    /** The values that a sunk call depends on, in the order of its arguments. */
    static List<Integer> leaves(Program program, Schedule schedule, int instr) {
        LinkedHashSet<Integer> leaves = new LinkedHashSet<>();
        collect(program, schedule, instr, leaves);
        return List.copyOf(leaves);
    }

    private static void collect(Program program, Schedule schedule, int instr, LinkedHashSet<Integer> leaves) {
        if (schedule.when(instr) != Schedule.When.ARM) {
            leaves.add(instr);
            return;
        }
        switch (program.code().get(instr)) {
            case Convert c -> collect(program, schedule, c.arg(), leaves);
            case Call call -> call.args().forEach(a -> collect(program, schedule, a, leaves));
            case Program.Load l -> throw new IllegalStateException("loads are not sunk");
            case Program.Constant c -> throw new IllegalStateException("constants are not sunk");
        }
    }

    static String name(int instr) {
        return "rare" + instr;
    }

    /** Parameters: the values of each leaf from the last to the first, the results (changed where the mask's bit is 0), the mask. */
    static MethodTypeDesc type(LaneType lane, int leaves) {
        List<ClassDesc> parameters =
                new ArrayList<>(Collections.nCopies(leaves + 1, lane.element().arrayType()));
        parameters.add(ConstantDescs.CD_long);
        return MethodTypeDesc.of(ConstantDescs.CD_void, parameters);
    }

    /** Adds the method of a sunk call. */
    static void method(ClassBuilder cls, Program program, Schedule schedule, int instr, int lanes) {
        List<Integer> leaves = leaves(program, schedule, instr);
        DType type = program.code().get(instr).type();
        Carrier carrier = Carrier.of(type);
        int results = leaves.size();
        int mask = results + 1;
        cls.withMethodBody(
                name(instr),
                type(LaneType.of(type), leaves.size()),
                ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC,
                code -> {
                    int i = code.allocateLocal(TypeKind.INT);
                    Label head = code.newLabel();
                    Label next = code.newLabel();
                    Label end = code.newLabel();
                    code.iconst_0().istore(i);
                    code.labelBinding(head);
                    code.iload(i).loadConstant(lanes).if_icmpge(end);
                    code.lload(mask).iload(i).lushr().lconst_1().land().l2i().ifne(next);
                    code.aload(results).iload(i);
                    chain(
                            code,
                            program,
                            schedule,
                            instr,
                            leaf -> code.aload(results - 1 - leaves.indexOf(leaf))
                                    .iload(i)
                                    .arrayLoad(carrier.kind()));
                    code.arrayStore(carrier.kind());
                    code.labelBinding(next);
                    code.iinc(i, 1);
                    code.goto_(head);
                    code.labelBinding(end);
                    code.return_();
                });
    }

    private static void chain(CodeBuilder code, Program program, Schedule schedule, int instr, IntConsumer push) {
        if (schedule.when(instr) != Schedule.When.ARM) {
            push.accept(instr);
        } else if (program.code().get(instr) instanceof Convert c) {
            chain(code, program, schedule, c.arg(), push);
            CastEmitter.emit(code, program.code().get(c.arg()).type(), c.type());
        } else if (program.code().get(instr) instanceof Call call && call.fn() instanceof Special s) {
            call.args().forEach(a -> chain(code, program, schedule, a, push));
            invoke(code, s);
        } else {
            throw new IllegalStateException("only scalar calls and casts are sunk");
        }
    }
}
