package io.orthant.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.orthant.NDArray;
import io.orthant.dtype.DType;
import io.orthant.error.DTypeException;
import io.orthant.error.ShapeException;
import io.orthant.error.ValueException;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a model takes and gives, held against what it is given. */
final class Signature {
    private Signature() {}

    static void check(OrtSession session, Map<String, NDArray> inputs, Map<String, NDArray> into) {
        try {
            Map<String, NodeInfo> wanted = session.getInputInfo();
            if (!wanted.keySet().equals(inputs.keySet())) {
                throw new ValueException(
                        "run: the model's inputs are " + wanted.keySet() + ", found " + inputs.keySet());
            }
            inputs.forEach((name, a) -> check("input '" + name + "'", wanted.get(name), a));
            Map<String, NodeInfo> given = session.getOutputInfo();
            into.forEach((name, a) -> {
                if (!given.containsKey(name)) {
                    throw new ValueException(
                            "run: the model's outputs are " + given.keySet() + ", found '" + name + "'");
                }
                check("output '" + name + "'", given.get(name), a);
                if (a.size() > 0 && (!Tensors.isOutside(a) || !a.flags().writeable())) {
                    throw new ValueException("run: output '" + name
                            + "' can only be written into an array outside the Java heap, such as Onnx.zeros makes");
                }
            });
        } catch (OrtException e) {
            throw new OnnxException("run: " + e.getMessage(), e);
        }
    }

    private static void check(String what, @Nullable NodeInfo node, NDArray a) {
        if (node == null || !(node.getInfo() instanceof TensorInfo info)) {
            throw new DTypeException("run: " + what + " of the model is no tensor");
        }
        DType dtype = Tensors.dtype("run: " + what, info);
        if (a.dtype() != dtype) {
            throw new DTypeException(
                    "run: " + what + " is " + dtype + ", found " + a.dtype() + "; use astype(" + dtype.name() + ")");
        }
        long[] wanted = info.getShape();
        boolean fits = wanted.length == a.ndim();
        for (int i = 0; fits && i < wanted.length; i++) {
            fits = wanted[i] < 0 || wanted[i] == a.shape(i);
        }
        if (!fits) {
            throw new ShapeException("run: " + what + " has shape "
                    + Arrays.toString(wanted).replace("-1", "any") + ", found " + Arrays.toString(a.shape()));
        }
    }
}
