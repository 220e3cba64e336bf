package io.orthant.bench.suite;

import io.orthant.NDArray;
import io.orthant.Np;
import io.orthant.bench.peer.Operands;
import io.orthant.dtype.DType;
import io.orthant.random.RandomState;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The arrays that the kernels of one size work on, by name, each made when first asked for. The twin of
 * {@code INPUTS} in {@code numpy_side.py}: both draw the same values from the same streams.
 */
final class Data implements Operands {
    private final long n;
    private final Map<String, NDArray> made = new HashMap<>();
    private final RandomState stream = new RandomState(7);

    Data(long n) {
        this.n = n;
    }

    long n() {
        return n;
    }

    /** What the kernels of theme "random" draw from. */
    RandomState stream() {
        return stream;
    }

    /** Rows of the matrices made of n items: the largest divisor of n up to its root. */
    long rows() {
        long rows = (long) Math.sqrt((double) n);
        while (n % rows != 0) {
            rows--;
        }
        return rows;
    }

    NDArray get(String name) {
        NDArray known = made.get(name);
        if (known != null) {
            return known;
        }
        NDArray fresh = make(name);
        made.put(name, fresh);
        return fresh;
    }

    @Override
    public double[] items(String name) {
        return get(name).copy().toDoubleArray();
    }

    @Override
    public int[] shape(String name) {
        return Arrays.stream(get(name).shape()).mapToInt(Math::toIntExact).toArray();
    }

    private NDArray make(String name) {
        long columns = n / rows();
        return switch (name) {
            case "x" -> new RandomState(42).randn(n);
            case "y" -> new RandomState(43).randn(n);
            case "p" -> get("x").abs().plus(0.5);
            case "w" -> get("x").copy();
            case "o" -> Np.zeros(n);
            case "xf" -> get("x").astype(DType.FLOAT32);
            case "yf" -> get("y").astype(DType.FLOAT32);
            case "pf" -> get("p").astype(DType.FLOAT32);
            case "wf" -> get("xf").copy();
            case "of" -> Np.zeros(DType.FLOAT32, n);
            case "ob" -> Np.zeros(DType.BOOL, n);
            case "oi" -> Np.zeros(DType.INT64, n);
            case "oc" -> Np.zeros(DType.COMPLEX128, n);
            case "i" -> new RandomState(44).randint(1, 1001, n);
            case "j" -> new RandomState(45).randint(1, 1001, n);
            case "i32" -> get("i").astype(DType.INT32);
            case "j32" -> get("j").astype(DType.INT32);
            case "u8" -> get("i").rem(256).astype(DType.UINT8);
            case "c" -> Np.complex(get("x"), get("y"));
            case "d" -> Np.complex(get("y"), get("x"));
            case "b" -> get("x").gt(0);
            case "e" -> get("y").gt(0);
            case "none" -> Np.zeros(DType.BOOL, n);
            case "every" -> Np.ones(DType.BOOL, n);
            case "reverse" -> get("x").get("::-1");
            case "second" -> get("x").get("::2");
            case "second_y" -> get("y").get("::2");
            case "m" -> get("x").reshape(rows(), columns);
            case "om" -> get("o").reshape(rows(), columns);
            case "mf" -> get("xf").reshape(rows(), columns);
            case "mi" -> get("i").reshape(rows(), columns);
            case "mb" -> get("none").reshape(rows(), columns);
            case "t" -> get("y").reshape(columns, rows()).T();
            case "row" -> new RandomState(46).randn(columns);
            case "column" -> new RandomState(46).randn(rows(), 1);
            case "labels" -> new RandomState(47).randint(0, columns, rows());
            case "image" -> get("x").reshape(-1, 120, 32);
            case "channels" -> new RandomState(46).randn(32);
            case "idx" -> new RandomState(48).randint(0, n, n);
            case "row_idx" -> new RandomState(48).randint(0, rows(), rows());
            case "sorted_y" -> get("y").sort();
            case "A" -> new RandomState(50).randn(n, n);
            case "B" -> new RandomState(51).randn(n, n);
            case "Af" -> get("A").astype(DType.FLOAT32);
            case "Bf" -> get("B").astype(DType.FLOAT32);
            case "Ac" -> Np.complex(get("A"), get("B"));
            case "Bc" -> Np.complex(get("B"), get("A"));
            case "S" -> get("A").plus(get("A").T());
            case "tall" -> get("A").get(":, :" + n / 2);
            case "v" -> new RandomState(52).randn(n);
            default -> throw new IllegalArgumentException("no input is called " + name);
        };
    }
}
