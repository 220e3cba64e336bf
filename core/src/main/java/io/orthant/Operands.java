package io.orthant;

import io.orthant.error.DTypeException;
import io.orthant.internal.exec.Operand;
import java.util.Arrays;
import java.util.List;

/** What callers may pass where an array is wanted: arrays, and Java numbers and booleans. */
final class Operands {
    private Operands() {}

    /** One argument. Java numbers are weak scalars (NEP 50). */
    static Operand of(String operation, Object value) {
        // the frequent ones by plain tests: a switch over types is slower when it is first met
        if (value instanceof NDArray a) {
            return Operand.of(a.memory());
        }
        if (value instanceof Double || value instanceof Float) {
            return Operand.of(((Number) value).doubleValue());
        }
        if (value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return Operand.of(((Number) value).longValue());
        }
        if (value instanceof Boolean b) {
            return Operand.of(b.booleanValue());
        }
        if (value instanceof Complex c) {
            return Operand.of(c.re(), c.im());
        }
        throw new DTypeException(
                operation + ": cannot use a " + value.getClass().getName()
                        + " as an operand; pass an NDArray, a number or a boolean (Np.array makes arrays)");
    }

    /** Several arguments. */
    static List<Operand> of(String operation, Object... values) {
        Operand[] operands = new Operand[values.length];
        for (int i = 0; i < values.length; i++) {
            operands[i] = of(operation, values[i]);
        }
        return Arrays.asList(operands);
    }

    /** An argument as an array; a Java number becomes a 0-d one of its kind's default dtype. */
    static NDArray array(String operation, Object value) {
        return value instanceof NDArray a ? a : NDArray.of(of(operation, value).array());
    }
}
