package io.orthant;

import io.orthant.error.DTypeException;
import io.orthant.internal.exec.Operand;
import java.util.ArrayList;
import java.util.List;

/** What callers may pass where an array is wanted: arrays, and Java numbers and booleans. */
final class Operands {
    private Operands() {}

    /** One argument. Java numbers are weak scalars (NEP 50). */
    static Operand of(String operation, Object value) {
        return switch (value) {
            case NDArray a -> Operand.of(a.data());
            case Double d -> Operand.of(d.doubleValue());
            case Float f -> Operand.of(f.doubleValue());
            case Long l -> Operand.of(l.longValue());
            case Integer i -> Operand.of(i.longValue());
            case Short s -> Operand.of(s.longValue());
            case Byte b -> Operand.of(b.longValue());
            case Boolean b -> Operand.of(b.booleanValue());
            case Complex c -> Operand.of(c.re(), c.im());
            default ->
                throw new DTypeException(
                        operation + ": cannot use a " + value.getClass().getName()
                                + " as an operand; pass an NDArray, a number or a boolean (Np.array makes arrays)");
        };
    }

    /** Several arguments. */
    static List<Operand> of(String operation, Object... values) {
        List<Operand> operands = new ArrayList<>(values.length);
        for (Object v : values) {
            operands.add(of(operation, v));
        }
        return operands;
    }

    /** An argument as an array; a Java number becomes a 0-d one of its kind's default dtype. */
    static NDArray array(String operation, Object value) {
        return value instanceof NDArray a ? a : NDArray.of(of(operation, value).array());
    }
}
