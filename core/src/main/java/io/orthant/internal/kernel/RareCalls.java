package io.orthant.internal.kernel;

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
import java.util.Collections;

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

    /** The value that a sunk call depends on, or -1 if there are several. */
    static int leaf(Program program, Schedule schedule, int instr) {
        int at = instr;
        while (schedule.when(at) == Schedule.When.ARM) {
            switch (program.code().get(at)) {
                case Convert c -> at = c.arg();
                case Call call -> {
                    if (call.args().size() != 1) {
                        return -1;
                    }
                    at = call.args().getFirst();
                }
                case Program.Load l -> throw new IllegalStateException("loads are not sunk");
                case Program.Constant c -> throw new IllegalStateException("constants are not sunk");
            }
        }
        return at;
    }

    static String name(int instr) {
        return "rare" + instr;
    }

    /** Parameters: the values, the results (changed where the mask's bit is 0), the mask. */
    static MethodTypeDesc type(LaneType lane) {
        ClassDesc array = lane.element().arrayType();
        return MethodTypeDesc.of(ConstantDescs.CD_void, array, array, ConstantDescs.CD_long);
    }

    /** Adds the method of a sunk call. */
    static void method(ClassBuilder cls, Program program, Schedule schedule, int instr, int lanes) {
        int leaf = leaf(program, schedule, instr);
        Carrier carrier = Carrier.of(program.code().get(leaf).type());
        cls.withMethodBody(
                name(instr),
                type(LaneType.of(program.code().get(leaf).type())),
                ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC,
                code -> {
                    int i = code.allocateLocal(TypeKind.INT);
                    Label head = code.newLabel();
                    Label next = code.newLabel();
                    Label end = code.newLabel();
                    code.iconst_0().istore(i);
                    code.labelBinding(head);
                    code.iload(i).loadConstant(lanes).if_icmpge(end);
                    code.lload(2).iload(i).lushr().lconst_1().land().l2i().ifne(next);
                    code.aload(1).iload(i);
                    chain(
                            code,
                            program,
                            instr,
                            leaf,
                            () -> code.aload(0).iload(i).arrayLoad(carrier.kind()));
                    code.arrayStore(carrier.kind());
                    code.labelBinding(next);
                    code.iinc(i, 1);
                    code.goto_(head);
                    code.labelBinding(end);
                    code.return_();
                });
    }

    private static void chain(CodeBuilder code, Program program, int instr, int leaf, Runnable push) {
        if (instr == leaf) {
            push.run();
        } else if (program.code().get(instr) instanceof Convert c) {
            chain(code, program, c.arg(), leaf, push);
            CastEmitter.emit(code, program.code().get(c.arg()).type(), c.type());
        } else if (program.code().get(instr) instanceof Call call && call.fn() instanceof Special s) {
            chain(code, program, call.args().getFirst(), leaf, push);
            invoke(code, s);
        } else {
            throw new IllegalStateException("only scalar calls and casts are sunk");
        }
    }
}
