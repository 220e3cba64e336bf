package io.orthant.nn;

import static io.orthant.Np.array;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.orthant.Axis;
import io.orthant.ErrState;
import io.orthant.NDArray;
import io.orthant.Np;
import io.orthant.dtype.DType;
import io.orthant.error.AxisException;
import io.orthant.error.DTypeException;
import io.orthant.error.FpCondition;
import io.orthant.error.IndexException;
import io.orthant.error.ShapeException;
import io.orthant.random.RandomState;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NnTest {
    private static final double INF = Double.POSITIVE_INFINITY;

    @Test
    void sigmoidNeitherOverflowsNorLosesSmallValues() {
        NDArray x = array(-INF, -740.0, -700.0, -40.0, 0.0, 40.0, 800.0, INF);
        double[] expected = {0, Math.exp(-740), Math.exp(-700), Math.exp(-40), 0.5, 1, 1, 1};
        double[] actual = ErrState.raise(FpCondition.OVERFLOW, FpCondition.INVALID, FpCondition.DIVIDE)
                .call(() -> Nn.sigmoid(x).toDoubleArray());
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], actual[i], 2 * Math.ulp(expected[i]));
        }
    }

    @Test
    void tanhIsOneWhereTheQuotientOfExponentialsIsNaN() {
        assertArrayEquals(new double[] {-1, 1}, Nn.tanh(array(-1000.0, 1000.0)).toDoubleArray());
    }

    /** Long arrays go through a lazy chain, short ones step by step. */
    @ParameterizedTest
    @EnumSource(
            value = DType.class,
            names = {"BOOL", "INT8", "INT64", "UINT32", "FLOAT16", "FLOAT32", "FLOAT64"})
    void longArraysGiveTheBitsOfShortOnes(DType dtype) {
        NDArray all = new RandomState(3).randn(90, 80).times(30).astype(dtype);
        for (NDArray x : List.of(all, all.T(), all.get("::-2, 1:70"), Np.broadcastTo(all.get("5"), 40, 80))) {
            NDArray sigmoid = Nn.sigmoid(x);
            NDArray leaky = Nn.leakyRelu(x, 0.125);
            assertArrayEquals(x.shape(), sigmoid.shape());
            for (int i = 0; i < x.shape()[0]; i++) {
                assertTrue(Np.arrayEqual(sigmoid.get(i), Nn.sigmoid(x.get(i))), dtype + " row " + i);
                assertTrue(Np.arrayEqual(leaky.get(i), Nn.leakyRelu(x.get(i), 0.125)), dtype + " row " + i);
                assertEquals(Nn.sigmoid(x.get(i)).dtype(), sigmoid.dtype());
            }
        }
    }

    @Test
    void theUnstableSoftmaxFailsAsInTheCourse() {
        NDArray x = array(new double[][] {{1000, 1001, 999}});
        assertTrue(Np.isnan(ErrState.ignore().call(() -> Nn.softmaxUnstable(x, 1)))
                .all()
                .getBoolean());
        assertThrows(
                io.orthant.error.FloatingPointException.class,
                () -> ErrState.raise().run(() -> Nn.softmaxUnstable(x, 1)));
        assertEquals(1, Nn.softmax(x, 1).sum().getDouble(), 1e-15);
    }

    @Test
    void infinitiesGiveThemselves() {
        NDArray x = array(new double[][] {{-INF, -INF}, {INF, 0}});
        ErrState strict = ErrState.raise(FpCondition.OVERFLOW, FpCondition.INVALID, FpCondition.DIVIDE);
        assertArrayEquals(
                new double[] {-INF, INF}, strict.call(() -> Nn.logsumexp(x, 1)).toDoubleArray());
    }

    @Test
    void severalAxesAndDtypes() {
        NDArray x = Np.arange(24).reshape(2, 3, 4);
        assertArrayEquals(new long[] {3}, Nn.logsumexp(x, Axis.axis(0, 2)).shape());
        NDArray standard = Nn.standardize(x, Axis.axis(0, 1), 0);
        assertEquals(0, standard.mean().getDouble(), 1e-15);
        assertEquals(1, standard.std().getDouble(), 1e-15);
        assertEquals(DType.INT64, Nn.relu(x).dtype());
        NDArray halves = x.astype(DType.FLOAT16);
        assertEquals(DType.FLOAT16, Nn.sigmoid(halves).dtype());
        assertEquals(DType.FLOAT16, Nn.leakyRelu(halves, 0.2).dtype());
        assertEquals(DType.FLOAT16, Nn.softmax(halves, -1).dtype());
        assertEquals(DType.FLOAT16, Nn.standardize(halves, 1).dtype());
    }

    @Test
    void badArguments() {
        NDArray logits = Np.ones(2, 3);
        assertThrows(AxisException.class, () -> Nn.softmax(logits, 2));
        assertThrows(AxisException.class, () -> Nn.logsumexp(logits, -3));
        ShapeException shapes =
                assertThrows(ShapeException.class, () -> Nn.crossEntropyFromLogits(logits, array(0, 1, 2)));
        assertEquals(
                "crossEntropyFromLogits: logits must be (batch,classes) and y (batch,), found (2,3) and (3,)",
                shapes.getMessage());
        DTypeException types =
                assertThrows(DTypeException.class, () -> Nn.crossEntropyFromLogits(logits, array(0.0, 1.0)));
        assertEquals(
                "crossEntropyFromLogits: y must hold class numbers, found float64; use astype(INT64)",
                types.getMessage());
        assertThrows(IndexException.class, () -> Nn.crossEntropyFromLogits(logits, array(0, 3)));
    }
}
