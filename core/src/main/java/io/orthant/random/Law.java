package io.orthant.random;

import io.orthant.error.ValueException;
import java.util.List;

/**
 * A distribution of up to three parameters: their names and constraints, a check of them together, and one draw.
 *
 * @param <R> what draws: {@link Draw} for float64, {@link LongDraw} for int64
 */
record Law<R>(R draw, Together together, List<Parameter> parameters) {

    /** One float64 number; parameters which a law does not have are 0. */
    @FunctionalInterface
    interface Draw {
        double next(Generators by, double a, double b, double c);
    }

    /** One int64 number; parameters which a law does not have are 0. */
    @FunctionalInterface
    interface LongDraw {
        long next(Generators by, double a, double b, double c);
    }

    /** Checks parameters against each other. */
    @FunctionalInterface
    interface Together {
        void check(double a, double b, double c);
    }

    /** The draws of one random state. */
    record Generators(LegacyStream stream, Continuous continuous, Discrete discrete) {}

    /** A parameter's name, for messages, and what it must fulfil. */
    record Parameter(String name, Constraint constraint) {}

    static Law<Draw> real(Draw draw, Parameter... parameters) {
        return new Law<>(draw, (a, b, c) -> {}, List.of(parameters));
    }

    static Law<LongDraw> whole(LongDraw draw, Parameter... parameters) {
        return new Law<>(draw, (a, b, c) -> {}, List.of(parameters));
    }

    Law<R> together(Together check) {
        return new Law<>(draw, check, parameters);
    }

    static Parameter free(String name) {
        return new Parameter(name, Constraint.NONE);
    }

    static Parameter positive(String name) {
        return new Parameter(name, Constraint.POSITIVE);
    }

    static Parameter nonNegative(String name) {
        return new Parameter(name, Constraint.NON_NEGATIVE);
    }

    /** Fails with a message unless the condition holds. */
    static void require(boolean condition, String fault) {
        if (!condition) {
            throw new ValueException(fault);
        }
    }

    void check(double[] values) {
        for (int i = 0; i < values.length; i++) {
            parameters.get(i).constraint().check(parameters.get(i).name(), values[i]);
        }
        together.check(at(values, 0), at(values, 1), at(values, 2));
    }

    static double at(double[] values, int i) {
        return i < values.length ? values[i] : 0;
    }
}
