package io.orthant.bench;

import io.orthant.NDArray;
import io.orthant.Np;
import io.orthant.Threads;
import io.orthant.Ufunc;
import io.orthant.dtype.DType;
import io.orthant.random.RandomState;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Element-wise kernels over dtypes and layouts beside NumPy, in turns, on one thread each: nanoseconds per item and the
 * ratio, which say how well the code that the kernel compiler makes does. {@code -Dn=…} sets the items of an array,
 * {@code -Donly=…} picks rows by a pattern found in their names. The first result, of cold code, is compared with the last.
 *
 * <pre>
 * ./mvnw -q -Dfast -DskipTests package -pl bench -am
 * java -Xms4g -Xmx4g --add-modules jdk.incubator.vector \
 *     -cp "bench/target/classes:core/target/classes:openblas/target/classes" io.orthant.bench.ElementwiseFigures
 * </pre>
 */
public final class ElementwiseFigures {
    private static final int N = Integer.getInteger("n", 100_000);
    private static final int ROUNDS = Integer.getInteger("rounds", 3);
    private static final Pattern ONLY = Pattern.compile(System.getProperty("only", ""));
    private static final long BATCH_NANOS = 8_000_000;
    private static final long WARM_UP_NANOS = Long.getLong("warm", 15) * 1_000_000_000L;

    private static final Map<String, DType> TYPES = new HashMap<>();

    static {
        for (DType t : DType.values()) {
            TYPES.put(t.toString(), t);
        }
    }

    private static DType type(String name) {
        return Objects.requireNonNull(TYPES.get(name), name);
    }

    private record Row(String name, String numpy, Supplier<NDArray> ours) {}

    private ElementwiseFigures() {}

    /** Prints the table. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path script = Files.createTempFile("numpy_times", ".py");
        try (InputStream in = ElementwiseFigures.class.getResourceAsStream("numpy_times.py")) {
            if (in == null) {
                throw new IOException("numpy_times.py is not on the class path");
            }
            Files.write(script, in.readAllBytes());
        }
        Process python = new ProcessBuilder(System.getProperty("python", "python3"), script.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader answers = python.inputReader(StandardCharsets.UTF_8);
                PrintStream questions = new PrintStream(python.getOutputStream(), true, StandardCharsets.UTF_8)) {
            System.out.println("NumPy " + answers.readLine() + ", Java " + Runtime.version() + ", n = " + N);
            Threads.of(1).run(() -> {
                try {
                    compare(questions, answers);
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
        } finally {
            python.waitFor();
            Files.delete(script);
        }
    }

    private static void compare(PrintStream questions, BufferedReader answers) throws IOException {
        questions.println("!x = np.random.RandomState(1).randn(" + 2 * N + ") * 20");
        answers.readLine();
        NDArray x = new RandomState(1).randn(2 * N).times(20);
        double logs = 0;
        int count = 0;
        List<Row> rows = new ArrayList<>(rows(x, questions, answers));
        rows.removeIf(row -> !ONLY.matcher(row.name()).find());
        List<NDArray> cold = rows.stream().map(row -> row.ours().get().copy()).toList();
        long start = System.nanoTime();
        while (System.nanoTime() - start < WARM_UP_NANOS) {
            rows.forEach(row -> batch(row.ours(), BATCH_NANOS / 4));
        }
        for (int r = 0; r < rows.size(); r++) {
            Row row = rows.get(r);
            double[] ours = new double[ROUNDS];
            double[] theirs = new double[ROUNDS];
            String fresh = row.numpy()
                    .replace(", out=o", "")
                    .replaceAll(
                            "np.copyto\\(o, (.*), casting='unsafe'\\)",
                            "np.empty_like($1, dtype=np." + cold.get(r).dtype() + ")");
            questions.println("!o = " + fresh);
            answers.readLine();
            for (int i = 0; i < ROUNDS; i++) {
                ours[i] = batch(row.ours(), BATCH_NANOS);
                questions.println(row.numpy());
                theirs[i] = Double.parseDouble(answers.readLine());
            }
            Arrays.sort(ours);
            Arrays.sort(theirs);
            boolean same = Objects.deepEquals(
                    cold.get(r).data().array(), row.ours().get().data().array());
            double a = theirs[ROUNDS / 2] / N;
            double b = ours[ROUNDS / 2] / N;
            System.out.printf(
                    Locale.ROOT, "%-34s %9.3f %9.3f %7.2fx %s%n", row.name(), a, b, a / b, same ? "" : "DIFFERS");
            logs += Math.log(a / b);
            count++;
        }
        System.out.printf(Locale.ROOT, "geometric mean of %d: %.2fx%n", count, Math.exp(logs / count));
    }

    private static double batch(Supplier<NDArray> run, long nanos) {
        int calls = 0;
        long start = System.nanoTime();
        long spent;
        do {
            sink = run.get();
            calls++;
            spent = System.nanoTime() - start;
        } while (spent < nanos);
        return (double) spent / calls;
    }

    /** Results go here, so that no call can be left out as dead. */
    @SuppressWarnings("UnusedVariable")
    private static volatile Object sink = "";

    private static List<Row> rows(NDArray x, PrintStream questions, BufferedReader answers) throws IOException {
        Map<String, NDArray> arrays = new HashMap<>();
        List<String> setUp = new ArrayList<>();
        String n = Integer.toString(N);
        for (String t : List.of("float64", "float32", "float16", "int64", "int32", "int16", "int8", "uint8", "bool")) {
            NDArray whole = x.astype(type(t));
            if (t.equals("bool")) {
                whole = x.gt(0);
            }
            String py = t.equals("bool") ? "(x > 0)" : "x.astype(np.int64).astype(np." + t + ")";
            if (t.startsWith("float")) {
                py = "x.astype(np." + t + ")";
            } else if (!t.equals("bool")) {
                whole = x.astype(DType.INT64).astype(type(t));
            }
            arrays.put(t, whole.get(":" + n));
            arrays.put(t + "'", whole.get(n + ":").copy());
            arrays.put(t + " ::2", whole.get("::2"));
            arrays.put(t + " ::-1", whole.get(":" + n).get("::-1"));
            arrays.put(
                    t + " column",
                    whole.get(":" + N / 100 * 100).reshape(100, -1).copy().transpose());
            setUp.add("w_" + t + " = " + py + "; " + t + " = w_" + t + "[:" + n + "]; " + t + "_b = w_" + t + "[" + n
                    + ":].copy(); " + t + "_2 = w_" + t + "[::2]; " + t + "_r = " + t + "[::-1]");
        }
        for (String t : List.of("complex128", "complex64")) {
            NDArray z = x.get(":" + n).astype(type(t));
            NDArray w = x.get(n + ":").astype(type(t));
            arrays.put(t, z.plus(1));
            arrays.put(t + "'", w);
            setUp.add(
                    t + " = x[:" + n + "].astype(np." + t + ") + 1; " + t + "_b = x[" + n + ":].astype(np." + t + ")");
        }
        for (String line : setUp) {
            questions.println("!" + line);
            answers.readLine();
        }
        List<Row> rows = new ArrayList<>();
        new Table(arrays, rows).fill();
        return rows;
    }

    /** What is compared. */
    private record Table(Map<String, NDArray> arrays, List<Row> rows) {
        void fill() {
            for (String t : List.of("float64", "float32", "int64", "int32", "uint8")) {
                binary("add", t, t + "'");
                binary("multiply", t, t + "'");
                binary("less", t, t + "'");
                binary("maximum", t, t + "'");
                unary("negative", t);
                unary("absolute", t);
            }
            for (String t : List.of("float64", "float32")) {
                for (String f : List.of(
                        "sqrt",
                        "exp",
                        "log",
                        "sin",
                        "cos",
                        "tan",
                        "tanh",
                        "sinh",
                        "arctan",
                        "arcsin",
                        "arcsinh",
                        "log1p",
                        "expm1",
                        "exp2",
                        "log2",
                        "log10",
                        "cbrt",
                        "floor",
                        "rint",
                        "isnan",
                        "sign",
                        "square",
                        "reciprocal",
                        "spacing",
                        "frexp",
                        "modf",
                        "degrees")) {
                    unary(f, t);
                }
                for (String f : List.of(
                        "divide",
                        "power",
                        "arctan2",
                        "hypot",
                        "fmod",
                        "remainder",
                        "floor_divide",
                        "logaddexp",
                        "copysign",
                        "nextafter",
                        "heaviside")) {
                    binary(f, t, t + "'");
                }
                scalar("power", t, 2);
                scalar("power", t, 3);
                scalar("power", t, 0.5);
                scalar("power", t, 2.5);
                scalar("add", t, 1.5);
                scalar("remainder", t, 7);
                scalar("floor_divide", t, 7);
            }
            for (String t : List.of("int64", "int32", "int16", "uint8")) {
                for (String f : List.of("floor_divide", "remainder", "fmod", "gcd", "left_shift", "bitwise_and")) {
                    binary(f, t, t + "'");
                }
                unary("bitwise_count", t);
                unary("sqrt", t);
                scalar("floor_divide", t, 7);
                scalar("remainder", t, 7);
                scalar("power", t, 3);
                binary("divide", t, t + "'");
            }
            for (String[] p : new String[][] {
                {"float64", "float32"},
                {"float32", "float64"},
                {"float64", "int32"},
                {"float64", "int64"},
                {"float64", "uint8"},
                {"float64", "bool"},
                {"float64", "float16"},
                {"float32", "int32"},
                {"float32", "int64"},
                {"float32", "uint8"},
                {"float32", "int8"},
                {"float32", "float16"},
                {"float16", "float32"},
                {"float16", "float64"},
                {"int32", "float64"},
                {"int32", "float32"},
                {"int32", "int64"},
                {"int64", "float64"},
                {"int64", "float32"},
                {"int64", "int32"},
                {"int64", "uint8"},
                {"int64", "bool"},
                {"uint8", "float32"},
                {"uint8", "float64"},
                {"uint8", "int32"},
                {"uint8", "int64"},
                {"int8", "float32"},
                {"int16", "float32"},
                {"int16", "float64"},
                {"int16", "int32"},
                {"bool", "float32"},
                {"bool", "float64"},
                {"bool", "int64"},
                {"bool", "int32"},
                {"float64", "complex128"},
                {"complex64", "complex128"}
            }) {
                cast(p[0], p[1]);
            }
            binary("add", "float32", "float64");
            binary("add", "int32", "float64");
            binary("multiply", "int64", "float64");
            binary("multiply", "uint8", "float32");
            binary("multiply", "bool", "float64");
            binary("add", "int32", "int64");
            binary("add", "float16", "float16'");
            unary("exp", "float16");
            binary("logical_and", "bool", "bool'");
            binary("bitwise_or", "bool", "bool'");
            unary("logical_not", "bool");
            unary("isfinite", "float64");
            where("float64");
            where("float32");
            where("int64");
            where("uint8");
            for (String t : List.of("complex128", "complex64")) {
                for (String f : List.of("add", "multiply", "divide", "equal")) {
                    binary(f, t, t + "'");
                }
                for (String f : List.of("absolute", "conjugate", "negative", "square", "isnan", "exp", "sqrt")) {
                    unary(f, t);
                }
                scalar("multiply", t, 2);
            }
            binary("multiply", "complex128", "float64");
            for (String t : List.of("float64", "float32", "uint8")) {
                binary("add", t + " ::2", t);
                binary("add", t + " ::2", t + " ::2");
                binary("add", t + " ::-1", t);
                unary("sqrt", t + " ::2");
                unary("negative", t + " ::-1");
            }
            unary("exp", "float64 ::2");
            unary("exp", "float64 ::-1");
            binary("less", "float64 ::2", "float64");
        }

        private static String py(String name) {
            return name.replace("'", "_b").replace(" ::2", "_2").replace(" ::-1", "_r");
        }

        private static Ufunc ufunc(String name) {
            StringBuilder camel = new StringBuilder();
            boolean up = false;
            for (char c : name.toCharArray()) {
                if (c == '_') {
                    up = true;
                } else {
                    camel.append(up ? Character.toUpperCase(c) : c);
                    up = false;
                }
            }
            return Ufunc.named(camel.toString());
        }

        private NDArray array(String name) {
            NDArray a = arrays.get(name);
            if (a == null) {
                throw new IllegalArgumentException(name);
            }
            return a;
        }

        /** Into an array that is there, so that kernels are compared and not memory. */
        private void call(String name, String f, String operands, Object... values) {
            Ufunc u = ufunc(f);
            if (u.nout() > 1) {
                rows.add(new Row(
                        name,
                        "np." + f + "(" + operands + ")",
                        () -> u.callAll(values).getFirst()));
                return;
            }
            NDArray out = u.call(values);
            Ufunc.Call into = u.out(out);
            rows.add(new Row(name, "np." + f + "(" + operands + ", out=o)", () -> into.call(values)));
        }

        private void unary(String f, String a) {
            call(f + " " + a, f, py(a), array(a));
        }

        private void binary(String f, String a, String b) {
            call(f + " " + a + ", " + b.replace("'", ""), f, py(a) + ", " + py(b), array(a), array(b));
        }

        private void scalar(String f, String a, Number value) {
            call(f + " " + a + ", " + value, f, py(a) + ", " + value, array(a), value);
        }

        private void cast(String from, String to) {
            NDArray p = array(from);
            NDArray out = p.astype(type(to));
            rows.add(new Row(
                    "cast " + from + " to " + to,
                    "np.copyto(o, " + py(from) + ", casting='unsafe')",
                    () -> out.assign(p)));
        }

        private void where(String t) {
            NDArray m = array("bool");
            NDArray p = array(t);
            NDArray q = array(t + "'");
            rows.add(new Row(
                    "where " + t, "np.where(bool, " + py(t) + ", " + py(t + "'") + ")", () -> Np.where(m, p, q)));
        }
    }
}
