package io.orthant.onnx;

import static io.orthant.Axis.axis;

import io.orthant.Index;
import io.orthant.NDArray;
import io.orthant.Np;
import io.orthant.dtype.DType;
import io.orthant.nn.Nn;
import io.orthant.random.RandomState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Trains the model of the example, two layers, and writes it: the one argument says where to. */
final class DigitsTraining {
    private static final int HIDDEN = 48;
    private static final int BATCH = 100;
    private static final int EPOCHS = 40;
    private static final double RATE = 0.2;

    private DigitsTraining() {}

    public static void main(String[] args) throws IOException {
        Digits digits = Digits.of(1, 6000);
        RandomState random = new RandomState(2);
        NDArray x = Nn.standardize(digits.images().astype(DType.FLOAT32).reshape(-1, 80), 1);
        NDArray wanted = Np.eye(10).astype(DType.FLOAT32).get(digits.labels());
        NDArray w1 = random.randn(80, HIDDEN).times(Math.sqrt(2.0 / 80)).astype(DType.FLOAT32);
        NDArray b1 = Np.zeros(DType.FLOAT32, HIDDEN);
        NDArray w2 = random.randn(HIDDEN, 10).times(Math.sqrt(2.0 / HIDDEN)).astype(DType.FLOAT32);
        NDArray b2 = Np.zeros(DType.FLOAT32, 10);
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            NDArray order = random.permutation(x.shape(0));
            double rate = RATE * (1 - (double) epoch / EPOCHS);
            for (int i = 0; i < x.shape(0); i += BATCH) {
                NDArray rows = order.get(Index.slice((long) i, (long) i + BATCH));
                NDArray in = x.get(rows);
                NDArray hidden = Nn.relu(in.matmul(w1).plus(b1));
                NDArray error = Nn.softmax(hidden.matmul(w2).plus(b2), 1)
                        .minus(wanted.get(rows))
                        .div(BATCH);
                NDArray back = error.matmul(w2.T()).times(hidden.gt(0));
                step(w2, hidden.T().matmul(error), rate);
                step(b2, error.sum(axis(0)), rate);
                step(w1, in.T().matmul(back), rate);
                step(b1, back.sum(axis(0)), rate);
            }
        }
        byte[] model = new OnnxFile("digits")
                .input("pixels", 80)
                .constant("w1", w1)
                .constant("b1", b1)
                .constant("w2", w2)
                .constant("b2", b2)
                .node("Gemm", List.of("pixels", "w1", "b1"), "sums")
                .node("Relu", List.of("sums"), "hidden")
                .node("Gemm", List.of("hidden", "w2", "b2"), "logits")
                .output("logits", 10)
                .toBytes();
        Files.write(Path.of(args[0]), model);
        NDArray guess = Nn.relu(x.matmul(w1).plus(b1)).matmul(w2).plus(b2).argmax(1);
        System.out.println("of the images trained with, right: "
                + guess.eq(digits.labels()).mean());
    }

    private static void step(NDArray weights, NDArray gradient, double rate) {
        weights.update(w -> w.minus(gradient.times(rate)));
    }
}
