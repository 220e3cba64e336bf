package io.orthant.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.TensorInfo;
import io.orthant.NDArray;
import io.orthant.Np;
import io.orthant.dtype.DType;
import io.orthant.error.DTypeException;
import io.orthant.error.ShapeException;
import io.orthant.error.ValueException;
import io.orthant.io.Io;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Single tensors. */
final class Tensors {
    private Tensors() {}

    static OnnxTensor of(NDArray a) {
        OnnxJavaType type = type(a.dtype());
        try {
            return OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), memory(a), a.shape(), type);
        } catch (OrtException e) {
            throw new OnnxException("tensor: " + e.getMessage(), e);
        }
    }

    /** The array's own memory if ONNX Runtime can use it, else a copy. */
    private static ByteBuffer memory(NDArray a) {
        checkSize("tensor", a.shape(), a.nbytes());
        if (isOutside(a)) {
            return Io.segment(a).asByteBuffer().order(ByteOrder.nativeOrder());
        }
        ByteBuffer copy = buffer("tensor", a.shape(), a.nbytes());
        if (a.size() > 0) {
            Io.wrap(copy, a.dtype(), a.shape()).assign(a);
        }
        return copy;
    }

    /** Whether an array lies outside the Java heap in the way a tensor does. */
    static boolean isOutside(NDArray a) {
        return a.flags().cContiguous() && a.size() > 0 && segmentOf(a) instanceof MemorySegment m && m.isNative();
    }

    private static @Nullable MemorySegment segmentOf(NDArray a) {
        try {
            return Io.segment(a);
        } catch (ValueException e) {
            return null; // of the other byte order
        }
    }

    private static void checkSize(String operation, long[] shape, long bytes) {
        if (bytes > Integer.MAX_VALUE) {
            throw new ShapeException(operation + ": an array of shape " + Arrays.toString(shape) + " takes " + bytes
                    + " bytes; ONNX Runtime's Java takes at most 2 GiB at once");
        }
    }

    static ByteBuffer buffer(String operation, long[] shape, long bytes) {
        checkSize(operation, shape, bytes);
        return ByteBuffer.allocateDirect(Math.toIntExact(bytes)).order(ByteOrder.nativeOrder());
    }

    static NDArray array(OnnxTensor tensor) {
        TensorInfo info = tensor.getInfo();
        long[] shape = info.getShape();
        if (info.onnxType == TensorInfo.OnnxTensorType.ONNX_TENSOR_ELEMENT_DATA_TYPE_BFLOAT16) {
            NDArray upper = Io.frombuffer(tensor.getByteBuffer(), DType.UINT16).astype(DType.UINT32);
            NDArray bits = Np.leftShift.call(upper, 16);
            return Io.frombuffer(Io.toBuffer(bits).order(ByteOrder.nativeOrder()), DType.FLOAT32)
                    .reshape(shape);
        }
        return Io.frombuffer(tensor.getByteBuffer(), dtype("array", info)).reshape(shape);
    }

    /** The dtype of a tensor's items. */
    static DType dtype(String what, TensorInfo info) {
        return switch (info.onnxType) {
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_BOOL -> DType.BOOL;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_INT8 -> DType.INT8;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_UINT8 -> DType.UINT8;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_INT16 -> DType.INT16;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_UINT16 -> DType.UINT16;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_INT32 -> DType.INT32;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_UINT32 -> DType.UINT32;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_INT64 -> DType.INT64;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_UINT64 -> DType.UINT64;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_FLOAT16 -> DType.FLOAT16;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_FLOAT -> DType.FLOAT32;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_DOUBLE -> DType.FLOAT64;
            default -> throw new DTypeException(what + ": a tensor of " + info.onnxType + " has no dtype");
        };
    }

    private static OnnxJavaType type(DType dtype) {
        return switch (dtype) {
            case BOOL -> OnnxJavaType.BOOL;
            case INT8 -> OnnxJavaType.INT8;
            case UINT8 -> OnnxJavaType.UINT8;
            case INT16 -> OnnxJavaType.INT16;
            case INT32 -> OnnxJavaType.INT32;
            case INT64 -> OnnxJavaType.INT64;
            case FLOAT16 -> OnnxJavaType.FLOAT16;
            case FLOAT32 -> OnnxJavaType.FLOAT;
            case FLOAT64 -> OnnxJavaType.DOUBLE;
            case UINT16, UINT32, UINT64, COMPLEX64, COMPLEX128 ->
                throw new DTypeException("tensor: ONNX Runtime's Java makes no tensors of " + dtype
                        + "; use astype(INT64), or real() and imag()");
        };
    }
}
