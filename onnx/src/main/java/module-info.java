/** Arrays as tensors of ONNX Runtime, and models run on arrays. */
module io.orthant.onnx {
    requires transitive io.orthant.core;
    requires transitive com.microsoft.onnxruntime;
    requires static org.jspecify;

    exports io.orthant.onnx;
}
