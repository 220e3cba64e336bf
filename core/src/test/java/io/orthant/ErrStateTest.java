package io.orthant;

import static io.orthant.error.FpCondition.DIVIDE;
import static io.orthant.error.FpCondition.INVALID;
import static io.orthant.error.FpCondition.OVERFLOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.orthant.dtype.DType;
import io.orthant.error.FloatingPointException;
import io.orthant.error.FpCondition;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Floating-point conditions: which are met, in whose name, and what is done about them. */
class ErrStateTest {
    private static final NDArray X = Np.array(2.0, -1.0, 0.0);

    private static List<String> met(Runnable body) {
        List<String> met = new ArrayList<>();
        ErrState.callback((operation, c) -> met.add(c.text() + " encountered in " + operation))
                .run(body);
        return met;
    }

    @Test
    void namesAreNumPys() {
        assertEquals(
                List.of("divide by zero encountered in log", "invalid value encountered in log"), met(() -> Np.log(X)));
        assertEquals(List.of("invalid value encountered in sqrt"), met(() -> Np.sqrt(X)));
        assertEquals(
                List.of("divide by zero encountered in floor_divide"),
                met(() -> Np.arange(3).floorDivide(0)));
        assertEquals(List.of("overflow encountered in exp"), met(() -> Np.exp(Np.array(1000.0))));
        assertEquals(
                List.of("overflow encountered in reduce"),
                met(() -> Np.array(1e308, 1e308).sum()));
        assertEquals(
                List.of("invalid value encountered in cast"),
                met(() -> Np.array(1e300).astype(DType.INT32)));
        assertEquals(
                List.of("overflow encountered in cast"),
                met(() -> Np.array(1e300).astype(DType.FLOAT32)));
        assertEquals(List.of(), met(() -> Np.log(Np.array(Double.NaN, Double.POSITIVE_INFINITY))));
        assertEquals(List.of(), met(() -> Np.array(Double.NaN).gt(1.0)));
    }

    @Test
    void oncePerCallAndOnlyWhereAsked() {
        assertEquals(1, met(() -> Np.sqrt(Np.full(Np.shape(100_000), -1.0))).size());
        assertEquals(List.of(), met(() -> Np.log.where(X.gt(0)).call(X)));
        NDArray y = X.copy();
        assertEquals(2, met(() -> Np.log.out(y).call(y)).size());
    }

    @Test
    void scopesNest() {
        ErrState.raise(INVALID).run(() -> {
            assertThrows(FloatingPointException.class, () -> Np.sqrt(X));
            ErrState.ignore(INVALID).run(() -> assertEquals(3, Np.sqrt(X).size()));
            assertThrows(FloatingPointException.class, () -> Np.sqrt(X));
        });
        FloatingPointException e = assertThrows(
                FloatingPointException.class,
                () -> ErrState.raise(DIVIDE, OVERFLOW).run(() -> X.rdiv(1.0)));
        assertEquals("divide by zero encountered in divide", e.getMessage());
    }

    @Test
    void underflowIsIgnoredUnlessWanted() {
        List<String> met = new ArrayList<>();
        Runnable tiny = () -> Np.array(1e-200).times(1e-200);
        ErrState.callback((operation, c) -> met.add(operation), DIVIDE).run(tiny);
        assertEquals(List.of(), met);
        ErrState.callback((operation, c) -> met.add(operation), FpCondition.UNDERFLOW)
                .run(tiny);
        assertEquals(List.of("multiply"), met);
    }
}
