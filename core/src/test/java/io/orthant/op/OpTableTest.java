package io.orthant.op;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.orthant.dtype.DType;
import io.orthant.dtype.Kind;
import io.orthant.error.DTypeException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rows' signatures, identities and refusals against NumPy's. */
class OpTableTest {
    static List<String> loopLines() throws IOException {
        try (InputStream in = OpTableTest.class.getResourceAsStream("/io/orthant/goldens/ufuncs/_loops.tsv")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(l -> !l.startsWith("#"))
                    .toList();
        }
    }

    static Op byNumpyName(String name) {
        return OpTable.all().stream()
                .filter(op -> op.numpyName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no row for " + name));
    }

    static List<DType> types(String text) {
        return Arrays.stream(text.split(",")).map(DType::of).toList();
    }

    @Test
    void aNameGivesTheOneRowOfThatName() {
        for (String name : OpTable.names()) {
            assertEquals(name, OpTable.named(name).name());
            assertSame(OpTable.named(name), OpTable.named(name));
            assertTrue(OpTable.has(name));
        }
        assertEquals(OpTable.names(), OpTable.all().stream().map(Op::name).toList());
        assertFalse(OpTable.has("adds"));
        assertThrows(IllegalArgumentException.class, () -> OpTable.named("adds"));
    }

    @ParameterizedTest
    @MethodSource("loopLines")
    void resolvesAsNumpy(String line) {
        String[] columns = line.split("\t");
        Op op = byNumpyName(columns[0]);
        assertAll(Arrays.stream(columns[2].split(";")).map(text -> () -> {
            List<DType> in = types(text);
            List<Kind> strong = Collections.nCopies(in.size(), null);
            if (columns[1].equals("TypeError")) {
                assertThrows(DTypeException.class, () -> op.resolve(in, strong), text);
            } else {
                assertEquals(types(columns[1]), op.resolve(in, strong).out(), text);
            }
        }));
    }

    @Test
    void hasARowForEveryUfunc() throws IOException {
        Set<String> numpys = loopLines().stream().map(l -> l.split("\t")[0]).collect(Collectors.toSet());
        // clip's ufunc is not in the numpy namespace; the other two have goldens as rad2deg and deg2rad
        numpys.addAll(List.of("clip", "degrees", "radians"));
        assertEquals(numpys, OpTable.all().stream().map(Op::numpyName).collect(Collectors.toSet()));
    }

    @Test
    void identitiesAreNumpys() {
        Map<String, Number> expected = Map.ofEntries(
                Map.entry("add", 0),
                Map.entry("multiply", 1),
                Map.entry("bitwiseAnd", -1),
                Map.entry("bitwiseOr", 0),
                Map.entry("bitwiseXor", 0),
                Map.entry("logicalAnd", 1),
                Map.entry("logicalOr", 0),
                Map.entry("logicalXor", 0),
                Map.entry("gcd", 0),
                Map.entry("hypot", 0),
                Map.entry("logaddexp", Double.NEGATIVE_INFINITY),
                Map.entry("logaddexp2", Double.NEGATIVE_INFINITY));
        assertEquals(
                expected,
                OpTable.all().stream()
                        .filter(op -> op.identity() != null)
                        .collect(Collectors.toMap(Op::name, op -> Objects.requireNonNull(op.identity()))));
        Set<String> reorderable = Stream.concat(
                        expected.keySet().stream(), Stream.of("maximum", "minimum", "fmax", "fmin"))
                .collect(Collectors.toSet());
        assertEquals(
                reorderable,
                OpTable.all().stream().filter(Op::reorderable).map(Op::name).collect(Collectors.toSet()));
    }

    @Test
    void boolsAreRefusedWithAdvice() {
        Op subtract = OpTable.named("subtract");
        DTypeException e = assertThrows(
                DTypeException.class,
                () -> subtract.resolve(List.of(DType.BOOL, DType.BOOL), Collections.nCopies(2, null)));
        assertTrue(e.getMessage().contains("bitwiseXor"), e.getMessage());
    }

    @Test
    void negativeIntegerPowersAreAFault() {
        Op power = OpTable.named("power");
        Op.Loop signed = power.resolve(List.of(DType.INT32, DType.INT32), Collections.nCopies(2, null));
        Op.Loop unsigned = power.resolve(List.of(DType.UINT8, DType.UINT8), Collections.nCopies(2, null));
        Op.Fault fault = Objects.requireNonNull(power.fault(Row.operands(signed.in())));
        assertEquals(DType.BOOL, fault.test().type());
        assertSame(null, power.fault(Row.operands(unsigned.in())));
    }

    @Test
    void aliasesLeadToRows() {
        OpTable.aliases().forEach((alias, name) -> assertSame(OpTable.named(name), OpTable.named(alias), alias));
        assertThrows(IllegalArgumentException.class, () -> OpTable.named("frobnicate"));
    }

    static Stream<Op> rows() {
        return OpTable.all().stream();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void everyLoopAndAlarmCompilesToAProgram(Op op) {
        assertFalse(op.doc().isBlank());
        for (Op.Loop loop : op.loops()) {
            List<Value> args = Row.operands(loop.in());
            List<Value> results = loop.body().build(args);
            assertEquals(loop.out(), results.stream().map(Value::type).toList());
            op.alarms(args, results).forEach((condition, test) -> assertEquals(DType.BOOL, test.type()));
        }
    }
}
