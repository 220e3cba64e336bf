package io.orthant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.orthant.dtype.DType;
import io.orthant.error.FpCondition;
import io.orthant.error.ValueException;
import io.orthant.internal.storage.Items;
import io.orthant.internal.storage.Strided;
import io.orthant.op.Op;
import io.orthant.op.OpTable;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Calls long enough to be divided give the bits of one thread on two and three, and those of the same call on pieces
 * which are too short to be divided.
 */
class ThreadsTest {
    private static final int N = 150_001;
    private static final int PIECE = 1500;

    static Stream<Op> ops() {
        return OpTable.all().stream();
    }

    private static NDArray array(DType type, long seed, boolean natural) {
        Random random = new Random(seed);
        Strided s = Strided.zeros(type, N);
        for (int i = 0; i < N * type.slots(); i++) {
            if (type.isInexact()) {
                double v = switch (random.nextInt(50)) {
                    case 0 -> Double.NaN;
                    case 1 -> Double.NEGATIVE_INFINITY;
                    case 2 -> -0.0;
                    default -> random.nextGaussian() * 10;
                };
                Items.setDouble(type, s.array(), i, v);
            } else {
                Items.setLong(type, s.array(), i, natural ? random.nextInt(5) : random.nextLong());
            }
        }
        return NDArray.of(s);
    }

    @ParameterizedTest
    @MethodSource("ops")
    void everyUfuncGivesTheSameBits(Op op) {
        int compared = 0;
        for (Op.Loop loop : op.loops()) {
            if (op.resolve(loop.in(), Collections.nCopies(op.nin(), null)) != loop) {
                continue;
            }
            boolean natural = op.name().equals("power") && !loop.in().getFirst().isInexact();
            List<NDArray> in = new ArrayList<>();
            for (DType type : loop.in()) {
                in.add(array(type, op.name().hashCode() + 31L * in.size(), natural));
            }
            ErrState.ignore().run(() -> compare(op, loop, in));
            compared++;
        }
        assertTrue(compared > 0);
    }

    private static void compare(Op op, Op.Loop loop, List<NDArray> in) {
        Ufunc ufunc = Ufunc.named(op.name());
        Object[] operands = in.toArray();
        List<NDArray> one = Threads.of(1).call(() -> ufunc.callAll(operands));
        List<NDArray> two = Threads.of(2).call(() -> ufunc.callAll(operands));
        String what = op.name() + loop.in();
        for (int k = 0; k < op.nout(); k++) {
            same(what, one.get(k), two.get(k));
        }
        for (int from : new int[] {0, N / 2, N - PIECE}) {
            Object[] pieces = in.stream()
                    .map(a -> a.get(from + ":" + (from + PIECE)).copy())
                    .toArray();
            List<NDArray> part = ufunc.callAll(pieces);
            for (int k = 0; k < op.nout(); k++) {
                same(what + " at " + from, part.get(k), two.get(k).get(from + ":" + (from + PIECE)));
            }
        }
        if (op.nout() == 1) {
            NDArray fused = Threads.of(3)
                    .call(() -> in.getFirst().lazy().apply(ufunc, operands).eval());
            same(what + " fused", one.getFirst(), fused);
        }
    }

    private static void same(String what, NDArray expected, NDArray actual) {
        assertEquals(expected.dtype(), actual.dtype(), what);
        MemorySegment a = bytes(expected);
        MemorySegment b = bytes(actual);
        DType real = expected.dtype().realType();
        Object left = expected.copy().data().array();
        Object right = actual.copy().data().array();
        int size = real.itemSize();
        for (long at = a.mismatch(b); at >= 0; ) {
            long k = at / size;
            boolean bothNaN = real.isFloating()
                    && Double.isNaN(Items.getDouble(real, left, k))
                    && Double.isNaN(Items.getDouble(real, right, k));
            assertTrue(bothNaN, () -> what + " differs at slot " + k);
            long from = (k + 1) * size;
            long next = a.asSlice(from).mismatch(b.asSlice(from));
            at = next < 0 ? next : from + next;
        }
    }

    private static MemorySegment bytes(NDArray a) {
        Object data = a.copy().data().array();
        return switch (data) {
            case byte[] d -> MemorySegment.ofArray(d);
            case short[] d -> MemorySegment.ofArray(d);
            case int[] d -> MemorySegment.ofArray(d);
            case long[] d -> MemorySegment.ofArray(d);
            case float[] d -> MemorySegment.ofArray(d);
            case double[] d -> MemorySegment.ofArray(d);
            default -> throw new AssertionError(data.getClass());
        };
    }

    @Test
    void layoutsThatAreRearrangedGiveTheSameBits() {
        NDArray a = array(DType.FLOAT64, 1, false).get(":149600").reshape(400, 374);
        NDArray b = array(DType.FLOAT64, 2, false).get(":149600").reshape(374, 400);
        NDArray row = array(DType.FLOAT64, 3, false).get(":374");
        NDArray rows = array(DType.FLOAT64, 4, false).get(":150000").reshape(50_000, 3);
        NDArray three = array(DType.FLOAT64, 5, false).get(":3");
        ErrState.ignore().run(() -> {
            for (int threads : new int[] {1, 2}) {
                Threads.of(threads).run(() -> {
                    NDArray crossed = a.plus(b.transpose());
                    NDArray stretched = a.times(row);
                    for (int i = 0; i < 400; i += 57) {
                        same("a + b.T", a.get(i).plus(b.get(":, " + i)), crossed.get(i));
                        same("a * row", a.get(i).times(row), stretched.get(i));
                    }
                    NDArray repeated = rows.minus(three);
                    for (int i = 0; i < 50_000; i += 997) {
                        same("rows - three", rows.get(i).minus(three), repeated.get(i));
                    }
                    same(
                            "b.T copied",
                            b.transpose().reshape(149_600),
                            b.transpose().copy().reshape(149_600));
                });
            }
        });
    }

    @Test
    void rangesAndTrianglesGiveTheSameBits() {
        for (int threads : new int[] {1, 2}) {
            Threads.of(threads).run(() -> {
                NDArray whole = Np.arange(7, 600_007, 3);
                NDArray floats = Np.arange(0.5, 60_000.5, 0.3);
                NDArray line = Np.linspace(-1, 3, 200_000);
                for (int i : new int[] {0, 1, 2, 65_535, 65_536, 131_072, 199_999}) {
                    assertEquals(7 + 3L * i, whole.getLong(i));
                    assertEquals(0.5 + i * (0.5 + 0.3 - 0.5), floats.getDouble(i));
                    assertEquals(i == 199_999 ? 3 : i * (4 / 199_999.0) - 1, line.getDouble(i));
                }
                NDArray square = Np.ones(300, 400);
                assertEquals(300 * 301 / 2.0, Np.tril(square).sum().getDouble());
                assertEquals(
                        300 * 400 - 300 * 301 / 2.0, Np.triu(square, 1).sum().getDouble());
            });
        }
    }

    @Test
    void conditionsAreReportedOnceWhateverTheThreads() {
        NDArray x = array(DType.FLOAT64, 7, false);
        for (int threads : new int[] {1, 2}) {
            List<String> seen = new ArrayList<>();
            ErrState.callback((operation, condition) -> {
                        if (condition == FpCondition.INVALID) {
                            seen.add(operation);
                        }
                    })
                    .run(() -> Threads.of(threads).run(() -> Np.log(x)));
            assertEquals(List.of("log"), seen);
        }
    }

    @Test
    void aSettingHoldsInsideOnly() {
        int before = Threads.count();
        Threads.of(3).run(() -> assertEquals(3, Threads.count()));
        assertEquals(before, Threads.count());
        ValueException e = assertThrows(ValueException.class, () -> Threads.of(0));
        assertEquals("threads: count 0 is less than 1", e.getMessage());
    }
}
