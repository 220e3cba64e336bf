package io.orthant.arrow;

import io.orthant.dtype.DType;
import io.orthant.error.DTypeException;
import org.apache.arrow.vector.ValueVector;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;

/** Which dtype is which of Arrow's types. */
final class Types {
    private Types() {}

    static ArrowType arrow(DType dtype) {
        return switch (dtype) {
            case BOOL -> ArrowType.Bool.INSTANCE;
            case FLOAT16 -> new ArrowType.FloatingPoint(FloatingPointPrecision.HALF);
            case FLOAT32 -> new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE);
            case FLOAT64 -> new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
            case COMPLEX64, COMPLEX128 ->
                throw new DTypeException(
                        "vector: Arrow has no " + dtype + "; give it real() and imag(), stacked or one by one");
            default -> new ArrowType.Int(8 * dtype.itemSize(), !dtype.isUnsigned());
        };
    }

    static DType dtype(ValueVector vector) {
        return switch (vector.getMinorType()) {
            case BIT -> DType.BOOL;
            case TINYINT -> DType.INT8;
            case SMALLINT -> DType.INT16;
            case INT -> DType.INT32;
            case BIGINT -> DType.INT64;
            case UINT1 -> DType.UINT8;
            case UINT2 -> DType.UINT16;
            case UINT4 -> DType.UINT32;
            case UINT8 -> DType.UINT64;
            case FLOAT2 -> DType.FLOAT16;
            case FLOAT4 -> DType.FLOAT32;
            case FLOAT8 -> DType.FLOAT64;
            default ->
                throw new DTypeException(
                        "a vector of " + vector.getMinorType() + ", '" + vector.getName()
                                + "', has no dtype; it may be of truth values, integers, floats, and of lists of fixed size of these");
        };
    }
}
