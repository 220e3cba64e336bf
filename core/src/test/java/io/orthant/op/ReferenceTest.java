package io.orthant.op;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.orthant.dtype.DType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The reference against goldens of a real NumPy. */
class ReferenceTest {
    private static final Set<Prim> FLOATS_ONLY = EnumSet.of(Prim.FLOOR, Prim.CEIL, Prim.TRUNC, Prim.RINT);

    /** Every cast between real dtypes; where NumPy itself gives two answers, that for a single item. */
    @Test
    void casts() {
        int items = 0;
        for (String[] row : rows("promotion/casts.tsv")) {
            DType from = DType.of(row[0]);
            DType to = DType.of(row[1]);
            if (from.isComplex() || to.isComplex()) {
                continue;
            }
            long[] in = items(row[2], from);
            long[] out = items(row[3], to);
            for (int i = 0; i < in.length; i++) {
                same(from + " to " + to + " of " + show(in[i], from), to, out[i], Reference.cast(in[i], from, to), 0);
                items++;
            }
        }
        System.out.println("casts: " + items + " items as NumPy");
        assertTrue(items > 1000);
    }

    /** Primitives which are ufuncs as they stand, in the loops of one real type; the budget is in ulp. */
    @ParameterizedTest
    @CsvSource({
        "add,ADD,0",
        "subtract,SUB,0",
        "multiply,MUL,0",
        "divide,DIV,0",
        "negative,NEG,0",
        "absolute,ABS,0",
        "floor_divide,FLOOR_DIV,0",
        "remainder,FLOOR_MOD,0",
        "fmod,TRUNC_MOD,0",
        "bitwise_and,AND,0",
        "bitwise_or,OR,0",
        "bitwise_xor,XOR,0",
        "invert,NOT,0",
        "left_shift,SHL,0",
        "right_shift,SHR,0",
        "gcd,GCD,0",
        "equal,EQ,0",
        "not_equal,NE,0",
        "less,LT,0",
        "less_equal,LE,0",
        "greater,GT,0",
        "greater_equal,GE,0",
        "floor,FLOOR,0",
        "ceil,CEIL,0",
        "trunc,TRUNC,0",
        "rint,RINT,0",
        "sqrt,SQRT,0",
        "nextafter,NEXTAFTER,0",
        "ldexp,LDEXP,0",
        "bitwise_count,POPCOUNT,0",
        "cbrt,CBRT,2",
        "exp,EXP,4",
        "exp2,EXP2,1",
        "expm1,EXPM1,1",
        "log,LOG,4",
        "log2,LOG2,2",
        "log10,LOG10,1",
        "log1p,LOG1P,1",
        "sin,SIN,4",
        "cos,COS,4",
        "tan,TAN,4",
        "arcsin,ARCSIN,4",
        "arccos,ARCCOS,4",
        "arctan,ARCTAN,4",
        "arctan2,ARCTAN2,4",
        "sinh,SINH,3",
        "cosh,COSH,2",
        "tanh,TANH,4",
        "arcsinh,ARCSINH,4",
        "arccosh,ARCCOSH,4",
        "arctanh,ARCTANH,4",
        "hypot,HYPOT,1",
        "float_power,POW,1"
    })
    void ufuncs(String ufunc, Prim prim, int ulp) {
        int count = 0;
        for (String[] row : rows("ufuncs/" + ufunc + ".tsv")) {
            List<DType> types = Arrays.stream(row[0].split(",")).map(DType::of).toList();
            DType result = DType.of(row[1]);
            DType type = types.getFirst();
            boolean one = types.stream().allMatch(t -> t == type) || prim == Prim.LDEXP && types.get(1) == DType.INT32;
            boolean fits =
                    prim == Prim.POPCOUNT ? type.isInteger() : prim.form() == Prim.Form.COMPARE || result == type;
            boolean real = type.isInteger() || type == DType.FLOAT32 || type == DType.FLOAT64;
            if (!one || !fits || !real || type.isInteger() && FLOATS_ONLY.contains(prim)) {
                continue;
            }
            long[] a = items(row[2], type);
            long[] b = prim.arity() == 2 ? items(row[3], types.get(1)) : new long[1];
            long[] expected = items(row[2 + prim.arity()], result);
            List<String> conditions = runs(row[3 + prim.arity()]);
            for (int i = 0; i < a.length * b.length; i++) {
                long x = a[i / b.length];
                long y = b[i % b.length];
                if (conditions.size() > 1 && conditions.get(i).contains("x")) {
                    continue;
                }
                long value = Reference.apply(prim, type, x, y, 0);
                String name = ufunc + " " + type + " of " + show(x, type) + ", " + show(y, types.getLast());
                same(name, result, expected[i], value, ulp);
                count++;
            }
        }
        System.out.println(ufunc + ": " + count + " items as NumPy");
        assertTrue(count > 0);
    }

    private static void same(String name, DType type, long expected, long actual, int ulp) {
        if (expected == actual) {
            return;
        }
        if (type.isFloating()) {
            double e = Reference.toDouble(expected, type);
            double a = Reference.toDouble(actual, type);
            boolean bothNaN = Double.isNaN(e) && Double.isNaN(a);
            boolean near = ulp > 0 && Math.signum(e) == Math.signum(a) && Math.abs(expected - actual) <= ulp;
            if (bothNaN || near) {
                return;
            }
        }
        fail(name + ": expected " + show(expected, type) + ", got " + show(actual, type));
    }

    private static String show(long value, DType type) {
        return type.isFloating() ? Reference.toDouble(value, type) + "" : value + "";
    }

    private static long[] items(String column, DType type) {
        List<Long> items = new ArrayList<>();
        for (String item : runs(column)) {
            items.add(
                    item.equals("nan")
                            ? Reference.fromDouble(Double.NaN, type)
                            : signed(Long.parseUnsignedLong(item, 16), type));
        }
        return items.stream().mapToLong(Long::longValue).toArray();
    }

    private static List<String> runs(String column) {
        List<String> items = new ArrayList<>();
        for (String item : column.split(",")) {
            String[] run = item.split("\\*");
            items.addAll(Collections.nCopies(run.length > 1 ? Integer.parseInt(run[1]) : 1, run[0]));
        }
        return items;
    }

    private static long signed(long bits, DType type) {
        return switch (type) {
            case FLOAT16 -> (short) bits;
            case FLOAT32 -> (int) bits;
            case FLOAT64 -> bits;
            default -> Reference.wrap(bits, type);
        };
    }

    private static List<String[]> rows(String file) {
        try (InputStream in = ReferenceTest.class.getResourceAsStream("/io/orthant/goldens/" + file)) {
            if (in == null) {
                return fail("no golden file " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .toList();
        } catch (IOException e) {
            return fail(e);
        }
    }
}
