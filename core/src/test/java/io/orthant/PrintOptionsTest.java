package io.orthant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.orthant.PrintOptions.FloatMode;
import io.orthant.dtype.DType;
import io.orthant.error.ValueException;
import io.orthant.internal.storage.Strided;
import org.junit.jupiter.api.Test;

/** Scopes of print options; what each option does is the goldens' matter. */
class PrintOptionsTest {
    private static final NDArray THIRDS = NDArray.of(Strided.of(DType.FLOAT64, new double[] {1 / 3., 2 / 3.}, 2));

    @Test
    void optionsHoldInsideTheirScopeOnly() {
        PrintOptions three = PrintOptions.current().withPrecision(3);
        assertEquals("[0.333 0.667]", three.call(THIRDS::toString));
        three.run(() -> {
            assertEquals("array([0.333, 0.667])", THIRDS.repr());
            PrintOptions inner = PrintOptions.current().withSign('+');
            assertEquals("[+0.333 +0.667]", inner.call(THIRDS::toString));
            assertEquals("[0.333 0.667]", THIRDS.toString());
        });
        assertEquals("[0.33333333 0.66666667]", THIRDS.toString());
    }

    @Test
    void everyOptionReachesThePrinter() {
        PrintOptions all = PrintOptions.NUMPY
                .withPrecision(2)
                .withThreshold(5)
                .withEdgeitems(1)
                .withLinewidth(30)
                .withSuppress(true)
                .withNanstr("NA")
                .withInfstr("oo")
                .withSign(' ')
                .withFloatmode(FloatMode.FIXED);
        NDArray a = NDArray.of(
                Strided.of(DType.FLOAT64, new double[] {Double.NaN, 1, 2, 3, 1e-9, Double.POSITIVE_INFINITY}, 6));
        assertEquals("[ NA ...  oo]", all.call(a::toString));
        assertEquals("array([ NA, ...,  oo],\n      shape=(6,))", all.call(a::repr));
        PrintOptions full = all.withThreshold(6).withSign('-');
        assertEquals("[  NA 1.00 2.00 3.00 0.00   oo]", full.withLinewidth(75).call(a::toString));
        PrintOptions unique = full.withFloatmode(FloatMode.UNIQUE).withSuppress(false);
        assertEquals("[0.3333333333333333\n 0.6666666666666666]", unique.call(THIRDS::toString));
    }

    @Test
    void badValuesAreRefused() {
        assertThrows(ValueException.class, () -> PrintOptions.NUMPY.withPrecision(-1));
        assertThrows(ValueException.class, () -> PrintOptions.NUMPY.withSign('x'));
    }
}
