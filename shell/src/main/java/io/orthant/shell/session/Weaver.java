package io.orthant.shell.session;

import static java.lang.constant.ConstantDescs.CD_CallSite;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.io.ByteArrayInputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Puts checkpoints into a snippet's loops and methods, and {@link Checkpoint#exit} in the place of {@code System.exit}. */
final class Weaver {
    private static final ClassDesc CHECKPOINT =
            Checkpoint.class.describeConstable().orElseThrow();
    private static final ClassDesc RUNTIME = ClassDesc.of("java.lang.Runtime");
    private static final DynamicCallSiteDesc STOP = DynamicCallSiteDesc.of(
            ConstantDescs.ofCallsiteBootstrap(CHECKPOINT, "bootstrap", CD_CallSite), "checkpoint", MTD_void);

    private final Map<ClassDesc, byte[]> known = new ConcurrentHashMap<>();
    private final ClassFile classFile = ClassFile.of(
            ClassFile.ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofResourceParsing((ClassDesc name) -> {
                        byte[] bytes = known.get(name);
                        return bytes == null ? null : new ByteArrayInputStream(bytes);
                    })
                    .orElse(ClassHierarchyResolver.defaultResolver())));

    /** A class with what was put in. */
    byte[] weave(String name, byte[] bytes) {
        known.put(ClassDesc.of(name), bytes);
        ClassModel model = classFile.parse(bytes);
        return classFile.transformClass(
                model,
                ClassTransform.transformingMethods(method -> method.code().isPresent(), (builder, element) -> {
                    if (element instanceof java.lang.classfile.CodeModel code) {
                        builder.transformCode(
                                code, new Body(isCalled(code.parent().orElseThrow())));
                    } else {
                        builder.with(element);
                    }
                }));
    }

    /** Whether a method can be called again and again: not the one that holds a snippet, nor a constructor. */
    private static boolean isCalled(MethodModel method) {
        String name = method.methodName().stringValue();
        return !name.startsWith("<") && !name.equals("do_it$");
    }

    private static final class Body implements CodeTransform {
        private final Set<Label> passed = new HashSet<>();
        private final boolean atStart;

        Body(boolean atStart) {
            this.atStart = atStart;
        }

        @Override
        public void atStart(CodeBuilder code) {
            if (atStart) {
                code.invokedynamic(STOP);
            }
        }

        @Override
        public void accept(CodeBuilder code, CodeElement element) {
            switch (element) {
                case LabelTarget label -> passed.add(label.label());
                case BranchInstruction branch when passed.contains(branch.target()) -> code.invokedynamic(STOP);
                case InvokeInstruction call
                when isExit(call) -> {
                    boolean method = call.owner().asSymbol().equals(RUNTIME);
                    MethodTypeDesc type = MethodTypeDesc.of(ConstantDescs.CD_void, CD_int);
                    code.invokestatic(CHECKPOINT, "exit", method ? type.insertParameterTypes(0, RUNTIME) : type);
                    return;
                }
                case InvokeDynamicInstruction call -> {
                    code.invokedynamic(withoutExit(call));
                    return;
                }
                default -> {}
            }
            code.with(element);
        }

        /** A reference to a method, such as {@code System::exit}, is an argument of what makes the lambda. */
        private static DynamicCallSiteDesc withoutExit(InvokeDynamicInstruction call) {
            ConstantDesc[] arguments =
                    call.bootstrapArgs().stream().map(Body::withoutExit).toArray(ConstantDesc[]::new);
            return DynamicCallSiteDesc.of(
                    call.bootstrapMethod(), call.name().stringValue(), call.typeSymbol(), arguments);
        }

        private static ConstantDesc withoutExit(ConstantDesc argument) {
            if (argument instanceof DirectMethodHandleDesc method
                    && isExit(method.owner().descriptorString(), method.methodName())) {
                return MethodHandleDesc.ofMethod(
                        DirectMethodHandleDesc.Kind.STATIC, CHECKPOINT, "exit", method.invocationType());
            }
            return argument;
        }

        private static boolean isExit(InvokeInstruction call) {
            return isExit(
                    call.owner().asSymbol().descriptorString(), call.name().stringValue());
        }

        private static boolean isExit(String owner, String name) {
            return switch (owner) {
                case "Ljava/lang/System;" -> name.equals("exit");
                case "Ljava/lang/Runtime;" -> name.equals("exit") || name.equals("halt");
                default -> false;
            };
        }
    }
}
