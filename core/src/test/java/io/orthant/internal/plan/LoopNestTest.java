package io.orthant.internal.plan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.orthant.dtype.DType;
import io.orthant.internal.parallel.Parallel;
import io.orthant.internal.storage.Strided;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Free walks, which may take items in any order and in pieces, visit each item once with the right operands. */
class LoopNestTest {
    /** Adds 1000 times the first operand and the second to the third, so that a visit too many shows. */
    private static int combine(Object[] data, long[] offsets, long[] inner, long[] outer, long n, long m) {
        int[] a = (int[]) data[0];
        int[] b = (int[]) data[1];
        int[] c = (int[]) data[2];
        int bits = 0;
        for (long j = 0; j < m; j++) {
            for (long i = 0; i < n; i++) {
                int x = a[(int) (offsets[0] + i * inner[0] + j * outer[0])];
                int y = b[(int) (offsets[1] + i * inner[1] + j * outer[1])];
                c[(int) (offsets[2] + i * inner[2] + j * outer[2])] += 1000 * x + y;
                bits |= 1 << (x & 31);
            }
        }
        return bits;
    }

    private static int[] expected(Strided a, Strided b, Strided c) {
        int[] result = new int[((int[]) c.array()).length];
        long[] index = new long[a.rank()];
        for (long item = 0; item < a.size(); item++) {
            long left = item;
            for (int axis = a.rank() - 1; axis >= 0; axis--) {
                index[axis] = left % a.shape()[axis];
                left /= a.shape()[axis];
            }
            result[(int) c.slot(index)] +=
                    1000 * ((int[]) a.array())[(int) a.slot(index)] + ((int[]) b.array())[(int) b.slot(index)];
        }
        return result;
    }

    /** An array of the shape whose axes lie in memory in some order, with gaps, backwards, or stretched. */
    private static Strided random(Random random, long[] shape, boolean target) {
        int rank = shape.length;
        Integer[] order = IntStream.range(0, rank).boxed().toArray(Integer[]::new);
        if (random.nextInt(3) > 0) {
            Collections.shuffle(Arrays.asList(order), random);
        }
        long[] strides = new long[rank];
        long step = random.nextInt(5) == 0 ? 2 : 1;
        long offset = 0;
        for (int k = rank - 1; k >= 0; k--) {
            int axis = order[k];
            if (!target && random.nextInt(4) == 0) {
                continue;
            }
            boolean backward = random.nextInt(6) == 0;
            strides[axis] = backward ? -step : step;
            offset += backward ? step * Math.max(0, shape[axis] - 1) : 0;
            step *= Math.max(1, shape[axis]) + (random.nextInt(6) == 0 ? 1 : 0);
        }
        int[] data = new int[(int) step + 1];
        if (!target) {
            for (int i = 0; i < data.length; i++) {
                data[i] = random.nextInt(1000);
            }
        }
        return Strided.of(DType.INT32, data, data.length).view(offset, shape, strides);
    }

    private static void check(Strided a, Strided b, Strided c, int weight, String what) {
        int[] expected = expected(a, b, c);
        int bits = LoopNest.of(a.shape(), List.of(a, b, c)).run(LoopNestTest::combine);
        assertArrayEquals(expected, (int[]) c.array(), what);
        for (int threads : new int[] {1, 2, 3}) {
            Arrays.fill((int[]) c.array(), 0);
            LoopNest nest = LoopNest.free(a.shape(), List.of(a, b, c));
            int found = ScopedValue.where(Parallel.LIMIT, threads)
                    .call(() -> nest.runFreely(LoopNestTest::combine, weight));
            assertArrayEquals(expected, (int[]) c.array(), what + ", threads " + threads);
            assertEquals(bits, found, what);
            assertEquals(a.size(), nest.size(), what);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void visitsEveryItemOnce(int rank) {
        Random random = new Random(rank);
        for (int round = 0; round < 60; round++) {
            long[] shape = new long[rank];
            int most = rank < 2 ? 100_000 : rank == 2 ? 400 : rank == 3 ? 60 : 22;
            for (int axis = 0; axis < rank; axis++) {
                shape[axis] = switch (random.nextInt(8)) {
                    case 0 -> 1;
                    case 1 -> 1 + random.nextInt(4);
                    case 2 -> random.nextInt(40) == 0 ? 0 : 3;
                    default -> 1 + random.nextInt(most);
                };
            }
            Strided a = random(random, shape, false);
            Strided b = random(random, shape, false);
            Strided c = random(random, shape, true);
            int weight = random.nextBoolean() ? 500 : 10;
            check(a, b, c, weight, "round " + round + " shape " + Arrays.toString(shape));
        }
    }

    @Test
    void shortRowsThatAreRepeatedBecomeLongRuns() {
        Random random = new Random(1);
        for (long columns : new long[] {1, 2, 3, 32, 100, 256, 257}) {
            for (long rows : new long[] {1, 50, 4096, 5001}) {
                long[] shape = {rows, columns};
                int[] items = random.ints(rows * columns, 0, 1000).toArray();
                Strided a = Strided.of(DType.INT32, items, shape);
                int[] row = random.ints(columns + 2, 0, 1000).toArray();
                Strided b = Strided.of(DType.INT32, row, row.length).view(2, shape, new long[] {0, 1});
                Strided c = Strided.zeros(DType.INT32, shape);
                check(a, b, c, 500, rows + " rows of " + columns);
                AtomicLong calls = new AtomicLong();
                LoopNest.free(shape, List.of(a, b, c))
                        .runFreely(
                                (data, offsets, inner, outer, n, m) -> {
                                    calls.addAndGet(m);
                                    return 0;
                                },
                                1);
                if (rows == 5001 && columns > 1 && columns <= 256) {
                    assertEquals(Math.ceilDiv(rows, 2048 / columns), calls.get());
                }
            }
        }
    }

    @Test
    void operandsThatLieAcrossAreReadInTiles() {
        Random random = new Random(2);
        long[] shape = {150, 200};
        Strided a = Strided.of(DType.INT32, random.ints(30_000, 0, 1000).toArray(), shape);
        Strided b = Strided.of(DType.INT32, random.ints(30_000, 0, 1000).toArray(), 30_000)
                .view(0, shape, new long[] {1, 150});
        check(a, b, Strided.zeros(DType.INT32, shape), 500, "transposed");
        LoopNest.free(shape, List.of(a, b, Strided.zeros(DType.INT32, shape)))
                .runFreely(
                        (data, offsets, inner, outer, n, m) -> {
                            assertEquals(true, n <= Pieces.TILE && m <= Pieces.TILE, n + " x " + m);
                            return 0;
                        },
                        500);
    }

    @Test
    void aFreeWalkThatWasRearrangedHasNoOrder() {
        long[] shape = {5001, 3};
        Strided a = Strided.zeros(DType.INT32, shape);
        Strided row = Strided.zeros(DType.INT32, 3).broadcastTo(shape);
        LoopNest nest = LoopNest.free(shape, List.of(a, row, a));
        assertThrows(IllegalStateException.class, () -> nest.run(LoopNestTest::combine));
    }
}
