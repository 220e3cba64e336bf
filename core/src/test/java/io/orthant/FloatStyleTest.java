package io.orthant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.orthant.FloatStyle.Trim;
import io.orthant.dtype.DType;
import io.orthant.error.DTypeException;
import io.orthant.error.ValueException;
import io.orthant.internal.storage.Strided;
import org.junit.jupiter.api.Test;

/** The public face of number and array texts; what each option does is the goldens' matter. Values from NumPy 2.4. */
class FloatStyleTest {
    private static final FloatStyle DOUBLE = new FloatStyle(DType.FLOAT64);

    @Test
    void digitsAreThoseOfTheDtype() {
        float pi = (float) Math.PI;
        assertEquals("3.1415927", new FloatStyle(DType.FLOAT32).positional(pi));
        assertEquals("3.1415927410125732", DOUBLE.positional(pi));
        assertEquals("3.1415927e+00", new FloatStyle(DType.FLOAT32).scientific(pi));
        assertEquals("0.3000488281", new FloatStyle(DType.FLOAT16).exact(10).positional(0.300048828125));
    }

    @Test
    void trimmingAndPrecision() {
        assertEquals("1.", DOUBLE.positional(1));
        assertEquals("1.0", DOUBLE.withTrim(Trim.ONE_ZERO).positional(1));
        assertEquals("1", DOUBLE.withTrim(Trim.ALL).positional(1));
        assertEquals("0.333", DOUBLE.withPrecision(3).positional(1 / 3.));
        assertEquals("1e+20", DOUBLE.withTrim(Trim.ALL).scientific(1e20));
        assertEquals("0.33333333333333331483", DOUBLE.exact(20).positional(1 / 3.));
    }

    @Test
    void optionsThatDoNotFitAreRefused() {
        assertThrows(DTypeException.class, () -> new FloatStyle(DType.INT32));
        assertThrows(ValueException.class, () -> DOUBLE.exact(-1));
        assertThrows(
                ValueException.class,
                () -> new FloatStyle(DType.FLOAT64, true, true, 2, 3, Trim.KEEP, false, -1, -1, -1));
    }

    @Test
    void functionsByNumPysNames() {
        NDArray a = NDArray.of(Strided.of(DType.FLOAT64, new double[] {1, 2.5}, 2));
        assertEquals("[1. ,2.5]", Np.array2string(a, ","));
        assertEquals("[1. , 2.5]", Np.array2string(a, ", ", "x = ", ""));
        assertEquals("[1.  2.5]", Np.arrayStr(a));
        assertEquals("array([1. , 2.5])", Np.arrayRepr(a));
        assertEquals("0.1", Np.formatFloatPositional(0.1));
        assertEquals("1.e-01", Np.formatFloatScientific(0.1));
    }
}
