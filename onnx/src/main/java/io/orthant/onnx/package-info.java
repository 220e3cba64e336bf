/** ONNX Runtime on arrays: {@link io.orthant.onnx.Onnx}. */
@NullMarked
package io.orthant.onnx;

import org.jspecify.annotations.NullMarked;
