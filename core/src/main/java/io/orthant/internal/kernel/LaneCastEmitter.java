package io.orthant.internal.kernel;

import static io.orthant.internal.kernel.LaneType.MASK;
import static io.orthant.internal.kernel.LaneType.SPECIES;
import static io.orthant.internal.kernel.LaneType.VECTOR;
import static io.orthant.internal.kernel.LaneType.operator;
import static io.orthant.internal.kernel.LaneType.operatorKind;

import io.orthant.dtype.DType;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/** Lane bytecode of casts within one lane width. */
final class LaneCastEmitter {
    private static final ClassDesc LANES = Lanes.class.describeConstable().orElseThrow();

    private LaneCastEmitter() {}

    /** Whether there is lane code for a cast. */
    static boolean has(DType from, DType to) {
        if (from == DType.FLOAT16 || to == DType.FLOAT16) {
            return false;
        }
        if (from == DType.BOOL || to == DType.BOOL) {
            return true;
        }
        if (from.itemSize() != to.itemSize()) {
            return false;
        }
        if (to.isFloating()) {
            return from.isFloating() || from != DType.UINT32;
        }
        return !from.isFloating() || to == DType.INT32;
    }

    /** Converts the vector or mask on the stack in a program with lanes of the given width. */
    static void emit(CodeBuilder code, DType from, DType to, int bits) {
        LaneType masks = LaneType.integer(bits);
        if (from == to) {
            return;
        }
        if (to == DType.BOOL) {
            notZero(code, LaneType.of(from));
            LaneType.castMask(code, LaneType.of(from), masks);
        } else if (from == DType.BOOL) {
            LaneType lane = LaneType.of(to);
            LaneType.castMask(code, masks, lane);
            zeroOrOne(code, lane);
        } else if (to.isFloating()) {
            String name = switch (from) {
                case INT32 -> "toFloat";
                case INT64 -> "toDouble";
                case UINT64 -> "toDoubleUnsigned";
                default -> throw new IllegalArgumentException("no lane code from " + from + " to " + to);
            };
            helper(code, name, LaneType.of(from), LaneType.of(to));
        } else if (from.isFloating()) {
            helper(code, "toInt32", LaneType.of(from), LaneType.of(to));
        }
    }

    private static void helper(CodeBuilder code, String name, LaneType from, LaneType to) {
        code.invokestatic(LANES, name, MethodTypeDesc.of(to.desc(), from.desc()));
    }

    private static void notZero(CodeBuilder code, LaneType lane) {
        operator(code, "NE", "Comparison");
        zero(code, lane);
        lane.call(code, "compare", MASK, operatorKind("Comparison"), VECTOR);
    }

    private static void zero(CodeBuilder code, LaneType lane) {
        lane.species(code);
        lane.callStatic(code, "zero", lane.desc(), SPECIES);
    }

    /** The mask on the stack as lanes 0 and 1. */
    private static void zeroOrOne(CodeBuilder code, LaneType lane) {
        int mask = code.allocateLocal(java.lang.classfile.TypeKind.REFERENCE);
        code.astore(mask);
        zero(code, lane);
        code.lconst_1();
        code.aload(mask);
        lane.call(code, "blend", lane.desc(), ConstantDescs.CD_long, MASK);
    }

    /** Stores the mask on the stack, then array and index, as bytes; 8-bit lanes go out as they are. */
    static void storeMask(CodeBuilder code, LaneType masks, int lanes, Runnable address) {
        if (masks == LaneType.BYTE) {
            zeroOrOne(code, masks);
            address.run();
            masks.call(
                    code, "intoArray", ConstantDescs.CD_void, ConstantDescs.CD_byte.arrayType(), ConstantDescs.CD_int);
            return;
        }
        code.invokevirtual(MASK, "toLong", MethodTypeDesc.of(ConstantDescs.CD_long));
        address.run();
        code.loadConstant(lanes);
        code.invokestatic(
                LANES,
                "spread",
                MethodTypeDesc.of(
                        ConstantDescs.CD_void,
                        ConstantDescs.CD_long,
                        ConstantDescs.CD_byte.arrayType(),
                        ConstantDescs.CD_int,
                        ConstantDescs.CD_int));
    }

    /** Loads bytes as a mask. */
    static void loadMask(CodeBuilder code, LaneType masks, int lanes, Runnable address) {
        masks.species(code);
        address.run();
        if (masks == LaneType.BYTE) {
            masks.callStatic(
                    code, "fromArray", masks.desc(), SPECIES, ConstantDescs.CD_byte.arrayType(), ConstantDescs.CD_int);
            notZero(code, masks);
            return;
        }
        code.loadConstant(lanes);
        code.invokestatic(
                LANES,
                "bits",
                MethodTypeDesc.of(
                        ConstantDescs.CD_long,
                        ConstantDescs.CD_byte.arrayType(),
                        ConstantDescs.CD_int,
                        ConstantDescs.CD_int));
        code.invokestatic(MASK, "fromLong", MethodTypeDesc.of(MASK, SPECIES, ConstantDescs.CD_long));
    }
}
