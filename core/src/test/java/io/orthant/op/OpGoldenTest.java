package io.orthant.op;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.orthant.dtype.DType;
import io.orthant.error.FpCondition;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every row, every loop: values and conditions against NumPy's goldens of special values, evaluated by the reference.
 * A float result may differ by the row's ulp budget and NumPy's own error; a complex one by as many ulps of its larger
 * part.
 */
class OpGoldenTest {
    // NumPy's float32 and float64 loops are within 4 ulp of the truth (its test_umath_accuracy)
    private static final int NUMPYS_ULP = 4;
    // as SSE has it, NumPy's larger of 0.0 and -0.0 is the second, on other processors either
    private static final Set<Op> MAYBE_ZERO =
            Set.of(OpTable.named("maximum"), OpTable.named("minimum"), OpTable.named("fmax"), OpTable.named("fmin"));
    // functions of the C library, whose signs of zero and conditions at infinities are its own
    private static final Set<Op> CALLED = Set.of(OpTable.named("power"), OpTable.named("floatPower"));

    static List<Op> rows() {
        return OpTable.all().stream()
                .filter(op -> OpGoldenTest.class.getResource(file(op)) != null)
                .toList();
    }

    private static String file(Op op) {
        return "/io/orthant/goldens/ufuncs/" + op.numpyName() + ".tsv";
    }

    @ParameterizedTest
    @MethodSource("rows")
    void agreesWithNumpy(Op op) throws IOException {
        List<String> wrong = new ArrayList<>();
        int items = 0;
        try (InputStream in = OpGoldenTest.class.getResourceAsStream(file(op))) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            for (String line : text.lines().filter(l -> !l.startsWith("#")).toList()) {
                items += new Case(op, line.split("\t")).check(wrong);
            }
        }
        assertTrue(items > 0);
        assertEquals(List.of(), wrong.stream().limit(20).toList(), wrong.size() + " of " + items);
    }

    /** One line of a golden file. */
    private static final class Case {
        private final Op op;
        private final List<DType> in;
        private final List<DType> out;
        private final String[] columns;
        private final Program program;
        private final List<FpCondition> conditions = new ArrayList<>();
        private final boolean faulty;

        Case(Op op, String[] columns) {
            this.op = op;
            this.columns = columns;
            in = OpTableTest.types(columns[0]);
            out = OpTableTest.types(columns[1]);
            Op.Loop loop = op.resolve(in, Collections.nCopies(in.size(), null));
            assertEquals(out, loop.out());
            List<DType> slots = new ArrayList<>();
            List<Value> args = new ArrayList<>();
            for (int i = 0; i < in.size(); i++) {
                args.add(operand(in.get(i), slots).cast(loop.in().get(i)));
            }
            List<Value> results = loop.body().build(args);
            List<Expr> outputs =
                    results.stream().flatMap(v -> parts(v).stream()).toList();
            List<Expr> alarms = new ArrayList<>();
            for (Map.Entry<FpCondition, Expr> e : op.alarms(args, results).entrySet()) {
                conditions.add(e.getKey());
                alarms.add(e.getValue());
            }
            Op.Fault fault = op.fault(args);
            faulty = fault != null;
            if (fault != null) {
                alarms.add(fault.test());
            }
            program = Program.of(slots, outputs, alarms);
        }

        private static Value operand(DType t, List<DType> slots) {
            slots.add(t.realType());
            Expr first = Expr.arg(slots.size() - 1, t.realType());
            if (!t.isComplex()) {
                return new Value.Real(first);
            }
            slots.add(t.realType());
            return new Value.Complex(first, Expr.arg(slots.size() - 1, t.realType()));
        }

        private static List<Expr> parts(Value v) {
            return switch (v) {
                case Value.Real r -> List.of(r.expr());
                case Value.Complex z -> List.of(z.re(), z.im());
            };
        }

        int check(List<String> wrong) {
            List<List<String>> inputs =
                    Arrays.stream(columns, 2, 2 + in.size()).map(Case::items).toList();
            int count = inputs.stream().mapToInt(List::size).reduce(1, (a, b) -> a * b);
            List<List<String>> expected = Arrays.stream(columns, 2 + in.size(), 2 + in.size() + out.size())
                    .map(Case::items)
                    .toList();
            List<String> letters = items(columns[2 + in.size() + out.size()]);
            for (int i = 0; i < count; i++) {
                String told = letters.size() == 1 ? "-" : letters.get(i);
                List<String> operands = new ArrayList<>();
                int rest = i;
                for (int k = in.size() - 1; k >= 0; k--) {
                    operands.addFirst(inputs.get(k).get(rest % inputs.get(k).size()));
                    rest /= inputs.get(k).size();
                }
                int at = i;
                checkOne(operands, expected.stream().map(e -> e.get(at)).toList(), told, wrong);
            }
            return count;
        }

        private void checkOne(List<String> operands, List<String> expected, String told, List<String> wrong) {
            long[] args = new long[program.args().size()];
            int slot = 0;
            for (int k = 0; k < operands.size(); k++) {
                for (String part : operands.get(k).split(":")) {
                    args[slot++] = value(part, in.get(k).realType());
                }
            }
            long[] results = new long[program.outputs().size()];
            int bells = Reference.evaluate(program, args, results);
            boolean refused = faulty && (bells >> conditions.size() & 1) != 0;
            StringBuilder raised = new StringBuilder();
            for (int k = 0; k < conditions.size(); k++) {
                if ((bells >> k & 1) != 0) {
                    raised.append("douix".charAt(conditions.get(k).ordinal()));
                }
            }
            boolean infinite = in.getFirst().isComplex()
                    && operands.stream().anyMatch(o -> o.matches(".*(7f8|ff8|7ff0|fff0)0{5,}(:.*|$)"));
            if (in.getFirst().isComplex() && differsByCpu(operands)) {
                return;
            }
            String where = in + " " + operands + ": ";
            if (refused || expected.getFirst().startsWith("!")) {
                if (!refused || !expected.getFirst().startsWith("!")) {
                    wrong.add(where + "refused: " + refused + ", NumPy " + expected);
                }
                return;
            }
            slot = 0;
            for (int k = 0; k < out.size(); k++) {
                DType real = out.get(k).realType();
                String[] parts = expected.get(k).split(":");
                double size = 0;
                for (String part : parts) {
                    double v = real.isFloating() ? Math.abs(Reference.toDouble(value(part, real), real)) : 0;
                    size = Double.isFinite(v) ? Math.max(size, v) : size;
                }
                boolean nanBeside = parts.length == 2 && (parts[0].equals("nan") || parts[1].equals("nan"));
                for (String part : parts) {
                    if ((nanBeside || MAYBE_ZERO.contains(op) || infinite && CALLED.contains(op))
                            && anySign(part, results[slot], real)) {
                        slot++;
                        continue;
                    }
                    if (!same(real, value(part, real), results[slot], size)) {
                        wrong.add(where + "expected " + part + " got " + show(results[slot], real) + " of " + expected);
                    }
                    slot++;
                }
            }
            // C99 leaves open what a complex function raises for NaN parts, and spurious overflow at infinities
            String ignored = "u";
            if (in.getFirst().isComplex()) {
                String all = String.join(",", operands);
                ignored = all.contains("nan") || infinite && CALLED.contains(op) ? "doui" : infinite ? "ou" : "u";
            }
            String got = raised.toString().replaceAll("[" + ignored + "]", "");
            String due = told.replace("-", "").replaceAll("[" + ignored + "]", "");
            if (!told.contains("x") && !got.equals(due)) {
                wrong.add(where + expected + " raises " + told + ", got " + raised);
            }
        }

        // NumPy squares with fused multiply-add where the processor has it
        private boolean differsByCpu(List<String> operands) {
            return op == OpTable.named("square") && operands.getFirst().matches(".*(7149f2ca|6974e718d7d7625a).*");
        }

        // NumPy takes complex64 powers in float32 all along and loses digits; ours are computed in float64
        private int budget() {
            if (in.getFirst() == DType.COMPLEX64 && op == OpTable.named("power")) {
                return 16;
            }
            return op.ulp() == 0 && !in.getFirst().isComplex() ? 0 : op.ulp() + NUMPYS_ULP;
        }

        // C99 leaves the sign of an infinity or zero beside NaN open
        private static boolean anySign(String part, long actual, DType type) {
            return !part.equals("nan")
                    && Math.abs(Reference.toDouble(value(part, type), type))
                            == Math.abs(Reference.toDouble(actual, type));
        }

        private boolean same(DType type, long expected, long actual, double size) {
            if (expected == actual) {
                return true;
            }
            if (!type.isFloating()) {
                return false;
            }
            double e = Reference.toDouble(expected, type);
            double a = Reference.toDouble(actual, type);
            if (Double.isNaN(e) || Double.isNaN(a) || Double.isInfinite(e) || Double.isInfinite(a)) {
                return Double.isNaN(e) && Double.isNaN(a);
            }
            boolean signs =
                    Math.copySign(1, e) == Math.copySign(1, a) || in.getFirst().isComplex() && e != a;
            double unit = type == DType.FLOAT16
                    ? Math.max(Math.scalb(1.0, Math.getExponent(size) - 10), 0x1p-24)
                    : type == DType.FLOAT32 ? Math.ulp((float) size) : Math.ulp(size);
            // NumPy's complex log1p is the logarithm of a rounded 1 + z: near 0 only absolutely right
            double floor = op == OpTable.named("log1p") && in.getFirst() == DType.COMPLEX64 ? 0x1p-23 : 0;
            return signs && Math.abs(e - a) <= Math.max(budget() * unit, floor);
        }

        private static String show(long value, DType type) {
            return (type.isFloating() ? Reference.toDouble(value, type) + " = " : "") + Long.toHexString(value);
        }

        private static long value(String item, DType type) {
            if (item.equals("nan")) {
                return Reference.fromDouble(Double.NaN, type);
            }
            long bits = Long.parseUnsignedLong(item, 16);
            return switch (type) {
                case FLOAT16 -> (short) bits;
                case FLOAT32 -> (int) bits;
                case FLOAT64 -> bits;
                default -> Reference.wrap(bits, type);
            };
        }

        private static List<String> items(String column) {
            List<String> items = new ArrayList<>();
            for (String item : column.split(",")) {
                String[] run = item.split("\\*");
                items.addAll(Collections.nCopies(run.length > 1 ? Integer.parseInt(run[1]) : 1, run[0]));
            }
            return items;
        }
    }
}
