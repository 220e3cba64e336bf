package io.orthant.shell.tour;

import static io.orthant.Axis.axis;
import static io.orthant.Np.*;
import static io.orthant.shell.tour.Notebook.print;

import io.orthant.Arithmetic;
import io.orthant.NDArray;

/**
 * Activation functions by the course's formulas, for arrays and lazy chains alike, and the same numbers without overflow.
 * {@code io.orthant.nn.Nn} has them ready for use.
 */
final class Stability {
    private Stability() {}

    static <T extends Arithmetic<T>> T relu(T x) {
        return x.maximum(0);
    }

    static <T extends Arithmetic<T>> T leakyRelu(T x, double alpha) {
        return x.gt(0).choose(x, x.times(alpha));
    }

    static <T extends Arithmetic<T>> T sigmoid(T x) {
        return x.unaryMinus().exp().plus(1).rdiv(1);
    }

    static <T extends Arithmetic<T>> T tanh(T x) {
        T up = x.exp();
        T down = x.unaryMinus().exp();
        return up.minus(down).div(up.plus(down));
    }

    static NDArray softmaxUnstable(NDArray x) {
        NDArray exp = exp(x);
        return exp.div(sum(exp, axis(1).keepdims()));
    }

    static void precision() {
        print(0.1 + 0.2);
    }

    static void stable() {
        NDArray logits = array(1000, 1001, 999).reshape(1, -1);

        NDArray probs = stableSoftmax(logits); // Nn.softmax(logits, 1)
        print(probs);

        NDArray logProbs = stableLogSoftmax(logits); // Nn.logSoftmax(logits, 1)
        print(logProbs);

        NDArray normalize = stableNormalize(logits, 1e-8); // Nn.standardize(logits, 1)
        print(normalize);

        NDArray y = array(new int[] {1});
        NDArray loss = crossEntropyFromLogits(logits, y); // Nn.crossEntropyFromLogits(logits, y)
        print(loss);
    }

    static NDArray stableSoftmax(NDArray logits) {
        NDArray rowMax = logits.max(axis(1).keepdims());
        NDArray shifted = logits.minus(rowMax);
        NDArray exp = exp(shifted);
        return exp.div(exp.sum(axis(1).keepdims()));
    }

    static NDArray stableLogSoftmax(NDArray logits) {
        NDArray m = logits.max(axis(1).keepdims());
        NDArray shifted = logits.minus(m);
        NDArray lse = m.plus(log(sum(exp(shifted), axis(1).keepdims())));
        return logits.minus(lse);
    }

    static NDArray stableNormalize(NDArray x, double eps) {
        NDArray mean = x.mean(axis(1).keepdims());
        NDArray std = x.std(axis(1).keepdims());
        return x.minus(mean).div(std.plus(eps));
    }

    static NDArray crossEntropyFromLogits(NDArray logits, NDArray y) {
        NDArray logProbs = stableLogSoftmax(logits);
        NDArray pick = logProbs.get(arange(logits.shape(0)), y);
        return pick.mean().unaryMinus();
    }
}
