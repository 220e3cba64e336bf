package io.orthant.internal.exec;

import io.orthant.dtype.DType;
import io.orthant.internal.parallel.Parallel;
import io.orthant.internal.shape.Shapes;
import io.orthant.internal.storage.Strided;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Extremes of float64, float32 and int64 items side by side by {@link ExtremeLanes}, once those are warm. */
final class Extremes {
    /** What can not be said in lanes. */
    static final int UNSURE = -1;

    // shorter runs are looked through sooner
    private static final int SHORT = 64;

    private static final int BLOCK = 2048;
    private static final int GRAIN = 1 << 16;
    private static final int LARGE = 4 * GRAIN;
    private static final int TRIAL = 1024;
    private static final int FEW = 135;

    private static final LaneWarmth DOUBLES = new DoubleWarmth();
    private static final LaneWarmth FLOATS = new FloatWarmth();
    private static final LaneWarmth LONGS = new LongWarmth();

    private Extremes() {}

    private static final class DoubleWarmth extends LaneWarmth {
        private final double[] ones = new double[TRIAL];
        private final double[] odd = new double[FEW];
        private final Strided trial = Strided.of(DType.FLOAT64, ones, TRIAL);

        private DoubleWarmth() {
            super(FEW, TRIAL);
            Arrays.fill(ones, 1);
            odd[FEW / 2] = Double.NaN;
        }

        @Override
        double lanes(int n) {
            return ExtremeLanes.largest(ones, 0, n)
                    + ExtremeLanes.smallest(ones, 1, n - 3)
                    + ExtremeLanes.first(ones, 0, n - 1, 2)
                    + ExtremeLanes.first(ones, 1, n - 1, n == FEW ? 2 : 1)
                    + (n == FEW ? 0 : ExtremeLanes.largest(odd, 0, FEW) + ExtremeLanes.smallest(odd, 0, FEW));
        }

        @Override
        double plain(int n) {
            return 2 * ArgReduction.scan(trial, 0, 1, n, true);
        }
    }

    private static final class FloatWarmth extends LaneWarmth {
        private final float[] ones = new float[TRIAL];
        private final float[] odd = new float[FEW];
        private final Strided trial = Strided.of(DType.FLOAT32, ones, TRIAL);

        private FloatWarmth() {
            super(FEW, TRIAL);
            Arrays.fill(ones, 1);
            odd[FEW / 2] = Float.NaN;
        }

        @Override
        double lanes(int n) {
            return ExtremeLanes.largest(ones, 0, n)
                    + ExtremeLanes.smallest(ones, 1, n - 3)
                    + ExtremeLanes.first(ones, 0, n - 1, 2)
                    + ExtremeLanes.first(ones, 1, n - 1, n == FEW ? 2 : 1)
                    + (n == FEW ? 0 : ExtremeLanes.largest(odd, 0, FEW) + ExtremeLanes.smallest(odd, 0, FEW));
        }

        @Override
        double plain(int n) {
            return 2 * ArgReduction.scan(trial, 0, 1, n, true);
        }
    }

    private static final class LongWarmth extends LaneWarmth {
        private final long[] ones = new long[TRIAL];
        private final Strided trial = Strided.of(DType.INT64, ones, TRIAL);

        private LongWarmth() {
            super(FEW, TRIAL);
            Arrays.fill(ones, 1);
        }

        @Override
        double lanes(int n) {
            return ExtremeLanes.largest(ones, 0, n)
                    + ExtremeLanes.smallest(ones, 1, n - 3)
                    + ExtremeLanes.first(ones, 0, n - 1, 2)
                    + ExtremeLanes.first(ones, 1, n - 1, n == FEW ? 2 : 1);
        }

        @Override
        double plain(int n) {
            return 2 * ArgReduction.scan(trial, 0, 1, n, true);
        }
    }

    private static boolean ready(DType type, long n) {
        return n >= ExtremeLanes.FEWEST
                && switch (type) {
                    case FLOAT64 -> DOUBLES.ready(n);
                    case FLOAT32 -> FLOATS.ready(n);
                    case INT64 -> LONGS.ready(n);
                    default -> false;
                };
    }

    /** The extreme of all items of a row-major array of floats; null if it is NaN or a zero, or cannot be said. */
    static @Nullable Strided of(Strided a, boolean largest) {
        int n = (int) a.size();
        if (a.size() != n || !ready(a.dtype(), n)) {
            return null;
        }
        int at = (int) a.offset();
        double found;
        if (n >= LARGE && Parallel.threads() > 1) {
            double[] parts = new double[Parallel.pieces(n, GRAIN)];
            Parallel.run(parts.length, i -> {
                // the last piece begins early enough to be a whole one
                int from = Math.min(i * GRAIN, n - GRAIN);
                parts[i] = extreme(a.array(), at + from, GRAIN, largest);
            });
            found = parts[0];
            for (double part : parts) {
                found = largest ? Math.max(found, part) : Math.min(found, part);
            }
        } else {
            found = extreme(a.array(), at, n, largest);
        }
        if (Double.isNaN(found) || found == 0) {
            return null;
        }
        Object item = a.dtype() == DType.FLOAT32 ? new float[] {(float) found} : new double[] {found};
        return Strided.of(a.dtype(), item, Shapes.SCALAR);
    }

    private static double extreme(Object items, int at, int n, boolean largest) {
        if (items instanceof double[] d) {
            return largest ? ExtremeLanes.largest(d, at, n) : ExtremeLanes.smallest(d, at, n);
        }
        float[] f = (float[]) items;
        return largest ? ExtremeLanes.largest(f, at, n) : ExtremeLanes.smallest(f, at, n);
    }

    /** The place of the first extreme in a run of items side by side, or {@link #UNSURE}. */
    static int place(Strided a, long slot, long n, boolean largest) {
        if (n < SHORT || !ready(a.dtype(), n)) {
            return UNSURE;
        }
        int at = (int) slot;
        if (n < LARGE || Parallel.threads() == 1) {
            return place(a.array(), at, (int) n, largest);
        }
        int[] places = new int[Parallel.pieces(n, GRAIN)];
        Parallel.run(places.length, i -> {
            int from = (int) Math.min((long) i * GRAIN, n - GRAIN);
            int found = place(a.array(), at + from, GRAIN, largest);
            places[i] = found == UNSURE ? UNSURE : from + found;
        });
        int best = places[0];
        for (int other : places) {
            if (other == UNSURE) {
                return UNSURE;
            }
            best = better(a.array(), at + other, at + best, largest) ? other : best;
        }
        return best;
    }

    private static int place(Object items, int at, int n, boolean largest) {
        return switch (items) {
            case double[] d -> place(d, at, n, largest);
            case float[] f -> place(f, at, n, largest);
            default -> place((long[]) items, at, n, largest);
        };
    }

    private static boolean better(Object items, int p, int q, boolean largest) {
        return switch (items) {
            case double[] d -> largest ? d[p] > d[q] : d[p] < d[q];
            case float[] f -> largest ? f[p] > f[q] : f[p] < f[q];
            default -> {
                long[] l = (long[]) items;
                yield largest ? l[p] > l[q] : l[p] < l[q];
            }
        };
    }

    private static int place(double[] a, int at, int n, boolean largest) {
        double best = 0;
        int where = UNSURE;
        for (int done = 0; done < n; done += BLOCK) {
            int from = n < BLOCK ? 0 : Math.min(done, n - BLOCK);
            int count = Math.min(BLOCK, n);
            double found =
                    largest ? ExtremeLanes.largest(a, at + from, count) : ExtremeLanes.smallest(a, at + from, count);
            if (Double.isNaN(found)) {
                return UNSURE;
            }
            if (where == UNSURE || (largest ? found > best : found < best)) {
                best = found;
                where = from;
            }
        }
        return where + ExtremeLanes.first(a, at + where, Math.min(BLOCK, n), best);
    }

    private static int place(float[] a, int at, int n, boolean largest) {
        float best = 0;
        int where = UNSURE;
        for (int done = 0; done < n; done += BLOCK) {
            int from = n < BLOCK ? 0 : Math.min(done, n - BLOCK);
            int count = Math.min(BLOCK, n);
            float found =
                    largest ? ExtremeLanes.largest(a, at + from, count) : ExtremeLanes.smallest(a, at + from, count);
            if (Float.isNaN(found)) {
                return UNSURE;
            }
            if (where == UNSURE || (largest ? found > best : found < best)) {
                best = found;
                where = from;
            }
        }
        return where + ExtremeLanes.first(a, at + where, Math.min(BLOCK, n), best);
    }

    private static int place(long[] a, int at, int n, boolean largest) {
        long best = 0;
        int where = UNSURE;
        for (int done = 0; done < n; done += BLOCK) {
            int from = n < BLOCK ? 0 : Math.min(done, n - BLOCK);
            int count = Math.min(BLOCK, n);
            long found =
                    largest ? ExtremeLanes.largest(a, at + from, count) : ExtremeLanes.smallest(a, at + from, count);
            if (where == UNSURE || (largest ? found > best : found < best)) {
                best = found;
                where = from;
            }
        }
        return where + ExtremeLanes.first(a, at + where, Math.min(BLOCK, n), best);
    }
}
