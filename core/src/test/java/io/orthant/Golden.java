package io.orthant;

import io.orthant.dtype.DType;
import io.orthant.internal.shape.Shapes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Reads golden files, and makes and prints arrays as their scripts do. */
final class Golden {
    private Golden() {}

    static List<String> lines(String name) {
        try (var in = Objects.requireNonNull(Golden.class.getResourceAsStream("goldens/" + name), name);
                var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.startsWith("#")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static long[] numbers(String text) {
        return text.isEmpty()
                ? new long[0]
                : Arrays.stream(text.split(",")).mapToLong(Long::parseLong).toArray();
    }

    /** An array filled with 1, 2, … (modulo 120, or 2 for bool) in row-major order, in one of the scripts' layouts. */
    static NDArray filled(String dtypeName, long[] shape, String layout) {
        DType dtype = DType.of(dtypeName);
        NDArray a = switch (layout) {
            case "C" -> Np.zeros(dtype, shape);
            case "T" -> Np.zeros(dtype, Order.F, shape);
            case "S" -> {
                NDArray wide =
                        Np.zeros(dtype, LongStream.of(shape).map(n -> 2 * n + 1).toArray());
                Object[] index = LongStream.of(shape)
                        .mapToObj(n -> Index.slice(0L, 2 * n, 2L))
                        .toArray();
                yield index.length == 0 ? wide : wide.get(index);
            }
            case "R" -> Np.flip(Np.zeros(dtype, shape));
            default -> throw new IllegalArgumentException(layout);
        };
        long n = Shapes.size(shape);
        long modulus = dtype.isBool() ? 2 : 120;
        NDArray values =
                Np.wrap(LongStream.rangeClosed(1, n).map(i -> i % modulus).toArray(), shape);
        a.real().assign(values.reshape(shape));
        if (dtype.isComplex()) {
            NDArray negated = Np.wrap(
                    LongStream.rangeClosed(1, n).map(i -> -(i % modulus)).toArray());
            a.imag().assign(negated.reshape(shape));
        }
        return a;
    }

    /** The items in row-major order: integers, complex ones as {@code re:im}. */
    static String items(NDArray a) {
        String real = items(a.real().toDoubleArray());
        if (!a.dtype().isComplex() || real.isEmpty()) {
            return real;
        }
        String[] re = real.split(",");
        String[] im = items(a.imag().toDoubleArray()).split(",");
        for (int i = 0; i < re.length; i++) {
            re[i] += ":" + im[i];
        }
        return String.join(",", re);
    }

    private static String items(double[] values) {
        return Arrays.stream(values).mapToObj(x -> Long.toString((long) x)).collect(Collectors.joining(","));
    }

    static String text(long[] numbers) {
        return LongStream.of(numbers).mapToObj(Long::toString).collect(Collectors.joining(","));
    }

    /** Strides in bytes of axes longer than 1; nothing for an empty array. */
    static String places(NDArray a) {
        long[] shape = a.shape();
        long[] strides = a.strides();
        return a.size() == 0
                ? ""
                : IntStream.range(0, shape.length)
                        .filter(i -> shape[i] > 1)
                        .mapToObj(i -> Long.toString(strides[i]))
                        .collect(Collectors.joining(","));
    }
}
