package io.orthant.linalg;

import io.orthant.NDArray;
import io.orthant.dtype.DType;
import io.orthant.internal.storage.HeapStorage;
import io.orthant.internal.storage.Strided;
import java.util.Arrays;
import java.util.List;

/** One line of {@code goldens/linalg/linalg.tsv}: a call of NumPy and what it gave. */
record GoldenCase(int line, String function, String options, List<String> arguments, String results) {
    static GoldenCase parse(int line, String text) {
        String[] columns = text.split("\t", -1);
        return new GoldenCase(line, columns[0], columns[1], List.of(columns[2].split("\\|", -1)), columns[3]);
    }

    NDArray[] inputs() {
        return arguments.stream().map(GoldenCase::array).toArray(NDArray[]::new);
    }

    boolean fails() {
        return results.startsWith("!");
    }

    NDArray[] expected() {
        return Arrays.stream(results.split("\\|", -1)).map(GoldenCase::array).toArray(NDArray[]::new);
    }

    @Override
    public String toString() {
        return "line " + line + ": " + function + " " + options + " "
                + arguments.stream()
                        .map(a -> a.substring(0, a.lastIndexOf(';')))
                        .toList();
    }

    private static NDArray array(String text) {
        String[] parts = text.split(";", -1);
        DType dtype = DType.of(parts[0]);
        long[] shape = parts[1].isEmpty()
                ? new long[0]
                : Arrays.stream(parts[1].split(",")).mapToLong(Long::parseLong).toArray();
        Object carrier = HeapStorage.allocate(dtype, shape);
        if (!parts[3].isEmpty()) {
            String[] words = parts[3].split("[,:]");
            for (int i = 0; i < words.length; i++) {
                put(carrier, i, words[i]);
            }
        }
        return NDArray.of(view(Strided.of(dtype, carrier, shape), parts[2].charAt(0)));
    }

    private static void put(Object carrier, int i, String word) {
        long bits = word.equals("nan") ? 0 : Long.parseUnsignedLong(word, 16);
        switch (carrier) {
            case byte[] a -> a[i] = (byte) bits;
            case short[] a -> a[i] = word.equals("nan") ? (short) 0x7E00 : (short) bits;
            case int[] a -> a[i] = (int) bits;
            case long[] a -> a[i] = bits;
            case float[] a -> a[i] = word.equals("nan") ? Float.NaN : Float.intBitsToFloat((int) bits);
            case double[] a -> a[i] = word.equals("nan") ? Double.NaN : Double.longBitsToDouble(bits);
            default -> throw new AssertionError(carrier.getClass());
        }
    }

    // the views of oracle/scripts/linalg.py
    private static Strided view(Strided base, char letter) {
        int rank = base.rank();
        long[] shape = base.shape().clone();
        long[] strides = base.strides().clone();
        long offset = 0;
        switch (letter) {
            case 'C' -> {}
            case 'T' -> {
                shape[rank - 1] = base.shape()[rank - 2];
                shape[rank - 2] = base.shape()[rank - 1];
                strides[rank - 1] = base.strides()[rank - 2];
                strides[rank - 2] = base.strides()[rank - 1];
            }
            case 'R' -> {
                for (int i = 0; i < rank; i++) {
                    offset += (shape[i] - 1) * strides[i];
                    strides[i] = -strides[i];
                }
            }
            case 'S' -> {
                for (int i = 0; i < rank; i++) {
                    shape[i] = (shape[i] + 1) / 2;
                    strides[i] *= 2;
                }
            }
            default -> throw new AssertionError(letter);
        }
        return base.view(offset, shape, strides);
    }
}
