package io.orthant.internal.exec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.orthant.dtype.Casting;
import io.orthant.dtype.DType;
import io.orthant.error.FpCondition;
import io.orthant.error.OrthantException;
import io.orthant.internal.exec.FpHandling.Mode;
import io.orthant.internal.storage.Items;
import io.orthant.internal.storage.Strided;
import io.orthant.op.OpTable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The short way of small calls gives what the long way gives: bits, dtype, layout, conditions and faults. */
class ShortcutTest {
    private static final List<DType> TYPES = List.of(
            DType.BOOL,
            DType.INT8,
            DType.UINT8,
            DType.INT32,
            DType.INT64,
            DType.UINT64,
            DType.FLOAT16,
            DType.FLOAT32,
            DType.FLOAT64,
            DType.COMPLEX128);

    private static final double[] VALUES = {
        1, 0, -2.5, 3, 127, Double.NaN, 7, Double.POSITIVE_INFINITY, 1e200, -1, 2, 5, -0.0, 4, 60000, 6
    };

    private record Outcome(@Nullable Strided result, List<String> conditions, String fault) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "add",
                "divide",
                "floorDivide",
                "power",
                "greater",
                "equal",
                "maximum",
                "logicalAnd",
                "leftShift",
                "arctan2"
            })
    void twoOperandsAsTheLongWay(String name) {
        for (DType first : TYPES) {
            for (DType second : TYPES) {
                for (Strided a : layouts(first, 0)) {
                    for (Strided b : layouts(second, 3)) {
                        compare(name, List.of(Operand.of(a), Operand.of(b)));
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"negative", "absolute", "sqrt", "exp", "isfinite", "square", "logicalNot", "reciprocal"})
    void oneOperandAsTheLongWay(String name) {
        for (DType type : TYPES) {
            for (Strided a : layouts(type, 1)) {
                compare(name, List.of(Operand.of(a)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"add", "divide", "power", "less", "clip"})
    void numbersAsTheLongWay(String name) {
        List<Operand> numbers = List.of(
                Operand.of(2),
                Operand.of(0),
                Operand.of(-1),
                Operand.of(300),
                Operand.of(Long.MIN_VALUE),
                Operand.of(2.5),
                Operand.of(1e300),
                Operand.of(65519.9),
                Operand.of(Double.NaN),
                Operand.of(Double.NEGATIVE_INFINITY),
                Operand.of(1, 2),
                Operand.of(true));
        for (DType type : TYPES) {
            for (Strided a : layouts(type, 2)) {
                for (Operand number : numbers) {
                    if (name.equals("clip")) {
                        compare(name, List.of(Operand.of(a), number, Operand.of(5)));
                    } else {
                        compare(name, List.of(Operand.of(a), number));
                        compare(name, List.of(number, Operand.of(a)));
                    }
                }
            }
        }
    }

    @Test
    void placesForResultsAsTheLongWay() {
        for (String name : List.of("add", "divide", "less")) {
            for (DType type : TYPES) {
                for (DType stored : List.of(DType.BOOL, DType.FLOAT32, DType.FLOAT64, DType.INT64)) {
                    for (boolean masked : new boolean[] {false, true}) {
                        into(name, () -> line(type, 0), () -> line(stored, 5), masked);
                        into(name, () -> grid(type, 0), () -> Views.transpose(grid(stored, 4), 1, 0), masked);
                        into(name, () -> line(type, 0), () -> reversed(line(stored, 5)), masked);
                    }
                }
                inPlace(name, type);
            }
        }
    }

    @Test
    void onlyDefaultHandlingAndSmallCallsGoTheShortWay() {
        Dispatch add = new Dispatch(OpTable.named("add"));
        Strided a = line(DType.FLOAT32, 9);
        assertNull(add.quick(a, a), "nothing is known yet");
        assertNotNull(add.call(List.of(Operand.of(a), Operand.of(a))));
        assertNotNull(add.quick(a, a));
        assertNull(add.quick(a, Strided.zeros(DType.FLOAT32, 3)));
        Strided large = Strided.zeros(DType.FLOAT32, 1 << 16);
        assertNull(add.quick(large, large));
        FpHandling quiet = new FpHandling(new EnumMap<>(FpCondition.class), null);
        ScopedValue.where(FpHandling.SCOPE, quiet).run(() -> assertNull(add.quick(a, a)));
    }

    private static void compare(String name, List<Operand> operands) {
        Dispatch dispatch = new Dispatch(OpTable.named(name));
        Outcome wanted =
                outcome(() -> dispatch.callLong(operands, Dispatch.Options.NONE).getFirst());
        String what = name + " " + operands;
        // first through the general form, then through what that one has prepared
        same(wanted, outcome(() -> dispatch.call(operands)), what);
        if (operands.stream().allMatch(o -> o.weak() == null) && operands.size() <= 2) {
            Strided a = operands.getFirst().array();
            Supplier<@Nullable Strided> quick = operands.size() == 1
                    ? () -> dispatch.quick(a)
                    : () -> dispatch.quick(a, operands.get(1).array());
            Outcome found = outcome(quick);
            if (found.result() != null) {
                same(wanted, found, what + ", prepared");
            }
        }
    }

    private static void into(String name, Supplier<Strided> operand, Supplier<Strided> place, boolean masked) {
        Dispatch dispatch = new Dispatch(OpTable.named(name));
        List<Operand> operands = List.of(Operand.of(operand.get()), Operand.of(operand.get()));
        Strided where = masked ? Assign.copy(operands.getFirst().array(), DType.BOOL) : null;
        Strided first = place.get();
        Strided second = place.get();
        Dispatch.Options options = new Dispatch.Options(List.of(first), where, null, Casting.SAME_KIND);
        Outcome wanted = outcome(() -> dispatch.callLong(operands, options).getFirst());
        Outcome found = outcome(() -> dispatch.call(operands, second, where));
        same(wanted, found, name + " " + operands + " into " + first);
        if (found.result() != null) {
            assertSame(second, found.result());
        }
    }

    private static void inPlace(String name, DType type) {
        Dispatch dispatch = new Dispatch(OpTable.named(name));
        Strided first = line(type, 5);
        Strided second = line(type, 5);
        Operand other = Operand.of(line(type, 1));
        Dispatch.Options options = new Dispatch.Options(List.of(first), null, null, Casting.SAME_KIND);
        Outcome wanted = outcome(() ->
                dispatch.callLong(List.of(Operand.of(first), other), options).getFirst());
        Outcome found = outcome(() -> dispatch.call(List.of(Operand.of(second), other), second, null));
        same(wanted, found, name + " in place, " + type);
        // overlapping, but not the same items
        Strided line = line(type, 2);
        Strided again = line(type, 2);
        wanted = outcome(() -> dispatch.callLong(
                        List.of(Operand.of(reversed(line)), other),
                        new Dispatch.Options(List.of(line), null, null, Casting.SAME_KIND))
                .getFirst());
        found = outcome(() -> dispatch.call(List.of(Operand.of(reversed(again)), other), again, null));
        same(wanted, found, name + " overlapping, " + type);
    }

    private static Outcome outcome(Supplier<@Nullable Strided> call) {
        List<String> conditions = new ArrayList<>();
        Map<FpCondition, Mode> modes = new EnumMap<>(FpCondition.class);
        for (FpCondition c : FpCondition.values()) {
            modes.put(c, c == FpCondition.UNDERFLOW ? Mode.IGNORE : Mode.CALL);
        }
        FpHandling handling = new FpHandling(modes, (op, condition) -> conditions.add(op + " " + condition));
        try {
            Strided result = ScopedValue.where(FpHandling.SCOPE, handling).call(call::get);
            return new Outcome(result, conditions, "");
        } catch (OrthantException e) {
            return new Outcome(null, conditions, String.valueOf(e));
        }
    }

    private static void same(Outcome wanted, Outcome found, String what) {
        assertEquals(wanted.fault(), found.fault(), what);
        assertEquals(wanted.conditions(), found.conditions(), what);
        Strided a = wanted.result();
        Strided b = found.result();
        if (a == null || b == null) {
            assertEquals(a == null, b == null, what);
            return;
        }
        assertEquals(a.dtype(), b.dtype(), what);
        assertArrayEquals(a.shape(), b.shape(), what);
        assertArrayEquals(a.strides(), b.strides(), what);
        assertEquals(bits(a), bits(b), what);
    }

    private static List<Long> bits(Strided a) {
        Strided line = Assign.copy(a, a.dtype());
        List<Long> bits = new ArrayList<>();
        for (int k = 0; k < a.size() * a.dtype().slots(); k++) {
            bits.add(
                    a.dtype().isInexact()
                            ? Double.doubleToRawLongBits(Items.getDouble(a.dtype(), line.array(), k))
                            : Items.getLong(a.dtype(), line.array(), k));
        }
        return bits;
    }

    private static List<Strided> layouts(DType type, int seed) {
        Strided line = line(type, seed);
        Strided grid = grid(type, seed);
        return List.of(
                line,
                reversed(line),
                line.view(0, new long[] {3, 1}, new long[] {type.slots(), 0}),
                line.view(type.slots(), new long[] {4}, new long[] {2L * type.slots()}),
                line.view(0, new long[0], new long[0]),
                line.view(0, new long[] {1}, new long[] {type.slots()}),
                line.view(0, new long[] {0, 4}, new long[] {4L * type.slots(), type.slots()}),
                grid,
                Views.transpose(Views.reshape(grid, new long[] {4, 3}, false), 1, 0));
    }

    private static Strided line(DType type, int seed) {
        return filled(type, seed, 9);
    }

    private static Strided grid(DType type, int seed) {
        return filled(type, seed, 3, 4);
    }

    private static Strided reversed(Strided line) {
        long step = line.strides()[0];
        return line.view(line.offset() + step * (line.shape()[0] - 1), line.shape(), new long[] {-step});
    }

    private static Strided filled(DType type, int seed, long... shape) {
        Strided a = Strided.zeros(type, shape);
        for (int k = 0; k < a.size() * type.slots(); k++) {
            double v = VALUES[(k + seed) % VALUES.length];
            if (type.isInexact()) {
                Items.setDouble(type, a.array(), k, v);
            } else {
                Items.setLong(type, a.array(), k, Double.isFinite(v) ? (long) v : 11);
            }
        }
        return a;
    }
}
