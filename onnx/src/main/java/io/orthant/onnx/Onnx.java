package io.orthant.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.orthant.NDArray;
import io.orthant.Np;
import io.orthant.dtype.DType;
import io.orthant.error.DTypeException;
import io.orthant.error.ShapeException;
import io.orthant.error.ValueException;
import io.orthant.io.Io;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * ONNX Runtime on arrays. A tensor's memory lies outside the Java heap: an array on the heap is copied into it, an array
 * made by {@link #zeros}, or over other memory outside the heap, row-major and in the machine's byte order, is used as it is.
 */
public final class Onnx {
    private Onnx() {}

    /**
     * Opens a model with ONNX Runtime's defaults.
     *
     * @throws OnnxException if there is no such model, or ONNX Runtime cannot run it
     */
    public static OrtSession open(Path model) {
        try {
            return OrtEnvironment.getEnvironment().createSession(model.toString());
        } catch (OrtException e) {
            throw new OnnxException("open: " + model + ": " + e.getMessage(), e);
        }
    }

    /** An array of zeros outside the Java heap, whose memory tensors use as it is. */
    public static NDArray zeros(DType dtype, long... shape) {
        NDArray none = Np.zeros(dtype, 0);
        long size = Np.broadcastTo(Np.zeros(DType.BOOL), shape).size();
        return size == 0
                ? none.reshape(shape)
                : Io.wrap(Tensors.buffer("zeros", shape, Math.multiplyExact(size, dtype.itemSize())), dtype, shape);
    }

    /**
     * A tensor of an array's items, to be closed by the caller. It shares the array's memory if that lies outside the heap;
     * that memory must live until the tensor is closed, which ONNX Runtime does not check.
     *
     * @throws DTypeException for uint16, uint32, uint64 and complex arrays, which ONNX Runtime's Java does not take
     */
    public static OnnxTensor tensor(NDArray a) {
        return Tensors.of(a);
    }

    /**
     * A copy of a tensor's items on the heap. Items of bfloat16 become float32, all others keep their type.
     *
     * @throws DTypeException for texts and for numbers of 8 bits that are floats
     */
    public static NDArray array(OnnxTensor tensor) {
        return Tensors.array(tensor);
    }

    /** Runs a model of one input and gives its first output. */
    public static NDArray run(OrtSession session, NDArray input) {
        Set<String> names = session.getInputNames();
        if (names.size() != 1) {
            throw new ValueException("run: the model's inputs are " + names + "; give them by name");
        }
        return run(session, Map.of(names.iterator().next(), input))
                .values()
                .iterator()
                .next();
    }

    /**
     * Runs a model and gives its outputs by name, in the model's order, as arrays on the heap.
     *
     * @throws ValueException if an input is missing or is none of the model's
     * @throws DTypeException if an input is of another dtype than the model's; nothing is cast
     * @throws ShapeException if an input's shape does not fit the model's
     * @throws OnnxException if the model fails
     */
    public static Map<String, NDArray> run(OrtSession session, Map<String, NDArray> inputs) {
        return run(session, inputs, Map.of());
    }

    /**
     * As {@link #run(OrtSession, Map)}, writing some outputs into arrays that are there: no memory is taken or copied for
     * these.
     *
     * @param into arrays outside the heap, as by {@link #zeros}, of the outputs' shapes and dtypes
     */
    public static Map<String, NDArray> run(OrtSession session, Map<String, NDArray> inputs, Map<String, NDArray> into) {
        Signature.check(session, inputs, into);
        Map<String, OnnxTensor> given = new LinkedHashMap<>();
        Map<String, OnnxTensor> pinned = new LinkedHashMap<>();
        try {
            inputs.forEach((name, a) -> given.put(name, Tensors.of(a)));
            into.forEach((name, a) -> pinned.put(name, Tensors.of(a)));
            Set<String> asked = new LinkedHashSet<>(session.getOutputNames());
            asked.removeAll(into.keySet());
            Map<String, NDArray> arrays = new LinkedHashMap<>();
            try (OrtSession.Result result = session.run(given, asked, pinned)) {
                for (String name : session.getOutputNames()) {
                    NDArray there = into.get(name);
                    arrays.put(
                            name,
                            there != null ? there : array(name, result.get(name).orElseThrow()));
                }
            }
            return arrays;
        } catch (OrtException e) {
            throw new OnnxException("run: " + e.getMessage(), e);
        } finally {
            given.values().forEach(OnnxTensor::close);
            pinned.values().forEach(OnnxTensor::close);
        }
    }

    private static NDArray array(String name, OnnxValue value) {
        if (value instanceof OnnxTensor tensor) {
            return Tensors.array(tensor);
        }
        throw new DTypeException("run: output '" + name + "' is no tensor but " + value.getType());
    }
}
