package io.orthant.internal.kernel;

import io.orthant.dtype.DType;
import io.orthant.internal.plan.LoopKernel;
import io.orthant.internal.plan.StrideClass;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The class around a kernel's inner loop. Its {@code run} method takes the operands out of their arrays, walks the outer
 * loop, and calls the static method {@code inner} on pieces of at most {@link #PIECE} iterations: pieces, so that the
 * method is called often enough to be compiled soon, even in one pass over a large array.
 *
 * <p>{@code inner} takes for each operand its array, the slot of the first item, and for an operand of class ANY that is
 * no part of a pair the step; then the number of iterations, at least 1; and returns the alarms.
 */
final class LoopEmitter {
    /** Iterations per call of the inner method. */
    static final int PIECE = 16_384;

    /** The most operands which fit the 255 parameter slots of a method. */
    static final int MAX_OPERANDS = 80;

    /** Emits the body of the inner method. */
    @FunctionalInterface
    interface Inner {
        void emit(CodeBuilder code, Operands operands);
    }

    /** The operands as parameters of the inner method. */
    record Operands(List<DType> types, KernelKey key) {
        int array(int operand) {
            int at = 0;
            for (int k = 0; k < operand; k++) {
                at += stepped(k) ? 3 : 2;
            }
            return at;
        }

        boolean stepped(int operand) {
            return key.strides().get(operand) == StrideClass.ANY && !key.paired(operand);
        }

        /** Pushes an operand's array and the slot of an iteration held in a local. */
        void address(CodeBuilder code, int operand, int iteration) {
            code.aload(array(operand)).iload(offset(operand));
            if (key.paired(operand)) {
                code.iload(iteration).iconst_1().ishl().iadd();
            } else if (stepped(operand)) {
                code.iload(iteration).iload(step(operand)).imul().iadd();
            } else if (key.strides().get(operand) == StrideClass.UNIT) {
                code.iload(iteration).iadd();
            }
        }

        int offset(int operand) {
            return array(operand) + 1;
        }

        int step(int operand) {
            return array(operand) + 2;
        }

        int length() {
            return array(types.size());
        }

        /** Calls the tail method on the rest of the operands, from an iteration held in a local (null: from the first). */
        void callTail(CodeBuilder code, @Nullable Integer from) {
            for (int k = 0; k < types.size(); k++) {
                if (from == null) {
                    code.aload(array(k)).iload(offset(k));
                } else {
                    address(code, k, from);
                }
                if (stepped(k)) {
                    code.iload(step(k));
                }
            }
            code.iload(length());
            if (from != null) {
                code.iload(from).isub();
            }
            code.invokestatic(SELF, "tail", methodType());
        }

        private MethodTypeDesc methodType() {
            List<ClassDesc> parameters = new ArrayList<>();
            for (int k = 0; k < types.size(); k++) {
                parameters.add(Carrier.array(types.get(k)));
                parameters.add(ConstantDescs.CD_int);
                if (stepped(k)) {
                    parameters.add(ConstantDescs.CD_int);
                }
            }
            parameters.add(ConstantDescs.CD_int);
            return MethodTypeDesc.of(ConstantDescs.CD_int, parameters);
        }
    }

    private static final String KERNEL = "io.orthant.internal.kernel.Kernel";
    static final ClassDesc SELF = ClassDesc.of(KERNEL);
    private static final ClassDesc LOOP_KERNEL = ClassDesc.of(LoopKernel.class.getName());
    private static final ClassDesc MATH = ClassDesc.of("java.lang.Math");
    private static final MethodTypeDesc MIN =
            MethodTypeDesc.of(ConstantDescs.CD_long, ConstantDescs.CD_long, ConstantDescs.CD_long);
    private static final ClassDesc LONGS = ConstantDescs.CD_long.arrayType();
    private static final ClassDesc OBJECTS = ConstantDescs.CD_Object.arrayType();

    private static final MethodTypeDesc RUN = MethodTypeDesc.of(
            ConstantDescs.CD_int, OBJECTS, LONGS, LONGS, LONGS, ConstantDescs.CD_long, ConstantDescs.CD_long);

    // parameters of run: 0 this, then these
    private static final int DATA = 1;
    private static final int OFFSETS = 2;
    private static final int INNER = 3;
    private static final int OUTER = 4;
    private static final int N = 5;
    private static final int M = 7;

    private final Operands operands;

    LoopEmitter(KernelKey key) {
        this.operands = new Operands(operandTypes(key), key);
    }

    /** The types of a kernel's operands: arguments, then outputs. */
    static List<DType> operandTypes(KernelKey key) {
        List<DType> types = new ArrayList<>(key.program().args());
        for (int k = 0; k < key.program().outputs().size(); k++) {
            types.add(key.program().outputType(k));
        }
        return types;
    }

    /** The class file of a kernel with the given inner method. */
    byte[] emit(Inner inner) {
        return emit(inner, null, null);
    }

    /** The class file of a kernel with the given inner method and those that it calls. */
    byte[] emit(Inner inner, @Nullable Inner tail, @Nullable Consumer<ClassBuilder> more) {
        return ClassFile.of().build(SELF, new Kernel(operands, inner, tail, more));
    }

    // callbacks are named classes: each lambda would be one more class to make when the first kernel is

    private record Kernel(
            Operands operands,
            Inner inner,
            @Nullable Inner tail,
            @Nullable Consumer<ClassBuilder> more) implements Consumer<ClassBuilder> {
        @Override
        public void accept(ClassBuilder cls) {
            int count = operands.types().size();
            cls.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER);
            cls.withInterfaceSymbols(LOOP_KERNEL);
            method(cls, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void, 0, Frame.INIT);
            method(cls, "run", RUN, ClassFile.ACC_PUBLIC, Frame.RUN);
            if (count == 2 || count == 3) {
                method(cls, "line", lineType(count), ClassFile.ACC_PUBLIC, Frame.LINE);
            }
            int hidden = ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC;
            method(cls, "inner", operands.methodType(), hidden, inner);
            if (tail != null) {
                method(cls, "tail", operands.methodType(), hidden, tail);
            }
            if (more != null) {
                more.accept(cls);
            }
        }

        private void method(ClassBuilder cls, String name, MethodTypeDesc type, int flags, Inner body) {
            cls.withMethodBody(name, type, flags, new Method(body, operands));
        }
    }

    private record Method(Inner body, Operands operands) implements Consumer<CodeBuilder> {
        @Override
        public void accept(CodeBuilder code) {
            body.emit(code, operands);
        }
    }

    /** The methods that every kernel has. */
    private enum Frame implements Inner {
        INIT,
        RUN,
        LINE;

        @Override
        public void emit(CodeBuilder code, Operands operands) {
            switch (this) {
                case INIT ->
                    code.aload(0)
                            .invokespecial(ConstantDescs.CD_Object, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
                            .return_();
                case RUN -> run(code, operands);
                case LINE -> line(code, operands);
            }
        }
    }

    private static MethodTypeDesc lineType(int count) {
        List<ClassDesc> parameters = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            parameters.addAll(List.of(ConstantDescs.CD_Object, ConstantDescs.CD_int, ConstantDescs.CD_int));
        }
        parameters.add(ConstantDescs.CD_int);
        return MethodTypeDesc.of(ConstantDescs.CD_int, parameters);
    }

    // the inner method once: parameters are this, then array, slot and step of each operand, then the length
    private static void line(CodeBuilder code, Operands operands) {
        int count = operands.types().size();
        for (int k = 0; k < count; k++) {
            int at = 1 + 3 * k;
            code.aload(at).checkcast(Carrier.array(operands.types().get(k))).iload(at + 1);
            if (operands.stepped(k)) {
                code.iload(at + 2);
            }
        }
        code.iload(1 + 3 * count);
        code.invokestatic(SELF, "inner", operands.methodType()).ireturn();
    }

    private static void run(CodeBuilder code, Operands operands) {
        int count = operands.types().size();
        int[] arrays = new int[count];
        int[] offsets = new int[count];
        for (int k = 0; k < count; k++) {
            arrays[k] = code.allocateLocal(TypeKind.REFERENCE);
            offsets[k] = code.allocateLocal(TypeKind.LONG);
            code.aload(DATA).loadConstant(k).aaload();
            code.checkcast(Carrier.array(operands.types().get(k))).astore(arrays[k]);
            code.aload(OFFSETS).loadConstant(k).laload().lstore(offsets[k]);
        }
        int alarms = code.allocateLocal(TypeKind.INT);
        int j = code.allocateLocal(TypeKind.LONG);
        int done = code.allocateLocal(TypeKind.LONG);
        code.iconst_0().istore(alarms);
        Loop rows = Loop.begin(code, j, M);
        Loop pieces = Loop.begin(code, done, N);
        piece(code, operands, arrays, offsets, done, alarms);
        pieces.end(code);
        for (int k = 0; k < count; k++) {
            code.lload(offsets[k]).aload(OUTER).loadConstant(k).laload().ladd().lstore(offsets[k]);
        }
        code.lload(j).lconst_1().ladd().lstore(j);
        rows.end(code);
        code.iload(alarms).ireturn();
    }

    /** {@code for (counter = 0; counter < limit; ) body}; the body, which comes between, steps the counter. */
    private record Loop(Label head, Label after) {
        static Loop begin(CodeBuilder code, int counter, int limit) {
            Loop loop = new Loop(code.newLabel(), code.newLabel());
            code.lconst_0().lstore(counter);
            code.labelBinding(loop.head);
            code.lload(counter).lload(limit).lcmp().ifge(loop.after);
            return loop;
        }

        void end(CodeBuilder code) {
            code.goto_(head);
            code.labelBinding(after);
        }
    }

    private static void piece(CodeBuilder code, Operands operands, int[] arrays, int[] offsets, int done, int alarms) {
        code.iload(alarms);
        for (int k = 0; k < arrays.length; k++) {
            code.aload(arrays[k]).lload(offsets[k]);
            switch (operands.key().strides().get(k)) {
                case ZERO -> code.l2i();
                case UNIT -> code.lload(done).ladd().l2i();
                case ANY -> {
                    code.aload(INNER)
                            .loadConstant(k)
                            .laload()
                            .lload(done)
                            .lmul()
                            .ladd()
                            .l2i();
                    if (operands.stepped(k)) {
                        code.aload(INNER).loadConstant(k).laload().l2i();
                    }
                }
            }
        }
        code.lload(N).lload(done).lsub().loadConstant((long) PIECE);
        code.invokestatic(MATH, "min", MIN).l2i();
        code.invokestatic(SELF, "inner", operands.methodType()).ior().istore(alarms);
        code.lload(done).loadConstant((long) PIECE).ladd().lstore(done);
    }
}
