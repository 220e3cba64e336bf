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

/** Lane bytecode of casts: the results of {@link CastEmitter}. */
final class LaneCastEmitter {
    private static final ClassDesc LANES = LaneCasts.class.describeConstable().orElseThrow();

    private final CodeBuilder code;
    private final Batch batch;

    LaneCastEmitter(CodeBuilder code, Batch batch) {
        this.code = code;
        this.batch = batch;
    }

    /** Bits of the widest lanes that a cast needs. */
    static int widest(DType from, DType to) {
        if (to == DType.UINT32 && from.isFloating()) {
            return 64;
        }
        boolean halves = from == DType.FLOAT16 || to == DType.FLOAT16;
        boolean floats = from.isFloating() || to.isFloating();
        return Math.max(halves || floats && from != DType.BOOL && to != DType.BOOL ? 32 : 8, 8);
    }

    /** Converts the vector or mask on the stack. */
    void emit(DType from, DType to) {
        if (from == to) {
            return;
        }
        if (from == DType.FLOAT16) {
            helper("halfToFloat", LaneType.SHORT, LaneType.FLOAT, LaneType.INT);
            emit(DType.FLOAT32, to);
        } else if (to == DType.FLOAT16) {
            toHalf(from);
        } else if (to == DType.BOOL) {
            LaneType lane = batch.of(from);
            notZero(lane);
            batch.castMask(code, lane, batch.masks());
        } else if (from == DType.BOOL) {
            LaneType lane = batch.of(to);
            batch.castMask(code, batch.masks(), lane);
            zeroOrOne(lane);
        } else if (from.isFloating()) {
            fromFloating(from, to);
        } else if (to.isFloating()) {
            toFloating(from, to);
        } else {
            integers(from, to);
        }
    }

    private void toHalf(DType from) {
        if (from == DType.FLOAT64) {
            helper("doubleToOdd", LaneType.DOUBLE, LaneType.FLOAT, LaneType.FLOAT);
        } else {
            emit(from, DType.FLOAT32);
        }
        helper("floatToHalf", LaneType.FLOAT, LaneType.SHORT, LaneType.SHORT);
    }

    private void fromFloating(DType from, DType to) {
        LaneType lane = batch.of(from);
        switch (to) {
            case FLOAT32 -> convert("D2F", LaneType.DOUBLE, LaneType.FLOAT);
            case FLOAT64 -> convert("F2D", LaneType.FLOAT, LaneType.DOUBLE);
            case INT8, UINT8, INT16, UINT16, INT32 -> {
                helper("toInt32", lane, LaneType.INT, LaneType.INT);
                integers(DType.INT32, to);
            }
            case UINT32 -> {
                fromFloating(from, DType.INT64);
                integers(DType.INT64, to);
            }
            case INT64, UINT64 -> {
                if (from == DType.FLOAT32) {
                    fromFloating(from, DType.FLOAT64);
                }
                String name = to == DType.INT64 ? "toInt64" : "toUint64";
                helper(name, LaneType.DOUBLE, LaneType.LONG, LaneType.LONG);
            }
            case BOOL, FLOAT16, COMPLEX64, COMPLEX128 -> throw new IllegalArgumentException(to.toString());
        }
    }

    private void toFloating(DType from, DType to) {
        boolean single = to == DType.FLOAT32;
        LaneType lane = batch.of(to);
        switch (from) {
            case INT64 -> helper(single ? "toFloat" : "toDouble", LaneType.LONG, lane, lane);
            case UINT64 -> helper(single ? "toFloatUnsigned" : "toDoubleUnsigned", LaneType.LONG, lane, lane);
            case UINT32 -> {
                if (single) {
                    helper("toFloatUnsigned", LaneType.INT, lane, lane);
                } else {
                    integers(from, DType.INT64);
                    helper("toDoubleUnsigned", LaneType.LONG, lane, lane);
                }
            }
            default -> {
                integers(from, DType.INT32);
                convert(single ? "I2F" : "I2D", LaneType.INT, lane);
            }
        }
    }

    private void integers(DType from, DType to) {
        LaneType a = batch.of(from);
        LaneType b = batch.of(to);
        if (a != b) {
            boolean zeroExtended = from.isUnsigned() && b.bits() > a.bits() && !batch.widened(from);
            convert((zeroExtended ? "ZERO_EXTEND_" : "") + a.letter() + "2" + b.letter(), a, b);
        }
        if (batch.widened(to)) {
            code.invokestatic(
                    LANES,
                    to == DType.INT8 ? "wrapSigned" : "wrapUnsigned",
                    MethodTypeDesc.of(LaneType.INT.desc(), LaneType.INT.desc()));
        }
    }

    private void convert(String conversion, LaneType from, LaneType to) {
        operator(code, conversion, "Conversion");
        batch.species(code, to);
        code.iconst_0();
        from.call(code, "convertShape", VECTOR, operatorKind("Conversion"), SPECIES, ConstantDescs.CD_int);
        code.checkcast(to.desc());
    }

    /** A method which takes the vector and a species. */
    private void helper(String name, LaneType from, LaneType to, LaneType species) {
        batch.species(code, species);
        code.invokestatic(LANES, name, MethodTypeDesc.of(to.desc(), from.desc(), SPECIES));
    }

    private void notZero(LaneType lane) {
        operator(code, "NE", "Comparison");
        zero(lane);
        lane.call(code, "compare", MASK, operatorKind("Comparison"), VECTOR);
    }

    private void zero(LaneType lane) {
        batch.species(code, lane);
        lane.callStatic(code, "zero", lane.desc(), SPECIES);
    }

    /** The mask on the stack as lanes 0 and 1. */
    private void zeroOrOne(LaneType lane) {
        int mask = code.allocateLocal(java.lang.classfile.TypeKind.REFERENCE);
        code.astore(mask);
        zero(lane);
        code.lconst_1();
        code.aload(mask);
        lane.call(code, "blend", lane.desc(), ConstantDescs.CD_long, MASK);
    }

    /** Stores the mask on the stack as bytes, where there is no vector of so few of them by way of a long. */
    void storeMask(Runnable address) {
        if (batch.hasBytes()) {
            batch.castMask(code, batch.masks(), LaneType.BYTE);
            zeroOrOne(LaneType.BYTE);
            into(LaneType.BYTE, address);
            return;
        }
        code.invokevirtual(MASK, "toLong", MethodTypeDesc.of(ConstantDescs.CD_long));
        address.run();
        code.loadConstant(batch.lanes());
        code.invokestatic(
                Lanes.class.describeConstable().orElseThrow(),
                "spread",
                MethodTypeDesc.of(
                        ConstantDescs.CD_void,
                        ConstantDescs.CD_long,
                        ConstantDescs.CD_byte.arrayType(),
                        ConstantDescs.CD_int,
                        ConstantDescs.CD_int));
    }

    /** Loads bytes as a mask. */
    void loadMask(Runnable address) {
        LaneType masks = batch.masks();
        if (batch.hasBytes()) {
            from(LaneType.BYTE, address);
            notZero(LaneType.BYTE);
            batch.castMask(code, LaneType.BYTE, masks);
            return;
        }
        batch.species(code, masks);
        address.run();
        code.loadConstant(batch.lanes());
        code.invokestatic(
                Lanes.class.describeConstable().orElseThrow(),
                "bits",
                MethodTypeDesc.of(
                        ConstantDescs.CD_long,
                        ConstantDescs.CD_byte.arrayType(),
                        ConstantDescs.CD_int,
                        ConstantDescs.CD_int));
        code.invokestatic(MASK, "fromLong", MethodTypeDesc.of(MASK, SPECIES, ConstantDescs.CD_long));
    }

    /** Loads neighbouring items of a type other than BOOL. */
    void load(DType type, Runnable address) {
        if (!batch.widened(type)) {
            from(batch.of(type), address);
            return;
        }
        address.run();
        code.invokestatic(
                LANES,
                type == DType.INT8 ? "loadSigned" : "loadUnsigned",
                MethodTypeDesc.of(LaneType.INT.desc(), ConstantDescs.CD_byte.arrayType(), ConstantDescs.CD_int));
    }

    /** Stores the vector on the stack as neighbouring items of a type other than BOOL. */
    void store(DType type, Runnable address) {
        if (!batch.widened(type)) {
            into(batch.of(type), address);
            return;
        }
        address.run();
        code.invokestatic(
                LANES,
                "storeBytes",
                MethodTypeDesc.of(
                        ConstantDescs.CD_void,
                        LaneType.INT.desc(),
                        ConstantDescs.CD_byte.arrayType(),
                        ConstantDescs.CD_int));
    }

    /** Loads a vector from an array. */
    void from(LaneType lane, Runnable address) {
        batch.species(code, lane);
        address.run();
        lane.callStatic(code, "fromArray", lane.desc(), SPECIES, lane.element().arrayType(), ConstantDescs.CD_int);
    }

    /** Stores the vector on the stack to an array. */
    void into(LaneType lane, Runnable address) {
        address.run();
        lane.call(code, "intoArray", ConstantDescs.CD_void, lane.element().arrayType(), ConstantDescs.CD_int);
    }
}
