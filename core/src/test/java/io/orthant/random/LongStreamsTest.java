package io.orthant.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.orthant.NDArray;
import io.orthant.Threads;
import io.orthant.dtype.DType;
import io.orthant.internal.storage.Items;
import io.orthant.internal.storage.Strided;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Long arrays are drawn in blocks and on several threads; they hold what one draw after the other gives. */
class LongStreamsTest {
    private static Arguments streams(
            String name, int n, Function<RandomState, NDArray> many, ToDoubleFunction<RandomState> one) {
        return Arguments.of(name, n, many, one);
    }

    static Stream<Arguments> draws() {
        return IntStream.of(3, 700, 4096, 4097, 65_536, 65_537, 200_003)
                .boxed()
                .flatMap(n -> Stream.of(
                        streams("rand", n, r -> r.rand(n), RandomState::rand),
                        streams("randn", n, r -> r.randn(n), RandomState::randn),
                        streams("randint", n, r -> r.randint(-3, 600, n), r -> r.randint(-3, 600)),
                        streams("wide", n, r -> r.randint(-3, 1L << 40, n), r -> r.randint(-3, 1L << 40)),
                        streams(
                                "int32",
                                n,
                                r -> r.randint(Integer.MIN_VALUE, Integer.MAX_VALUE, DType.INT32, n),
                                r -> r.randint(Integer.MIN_VALUE, Integer.MAX_VALUE)),
                        streams("bool", n, r -> r.randint(0, 2, DType.BOOL, n), new Bits())));
    }

    /** Single bits of words, the lowest first. */
    private static final class Bits implements ToDoubleFunction<RandomState> {
        private long word;
        private int left;

        @Override
        public double applyAsDouble(RandomState state) {
            if (left == 0) {
                word = state.randint(0, 1L << 32);
                left = 32;
            }
            double bit = word & 1;
            word >>>= 1;
            left--;
            return bit;
        }
    }

    @ParameterizedTest
    @MethodSource("draws")
    void arraysAreDrawnAsSingleNumbers(
            String name, int n, Function<RandomState, NDArray> many, ToDoubleFunction<RandomState> one) {
        RandomState alone = new RandomState(17);
        RandomState shared = new RandomState(17);
        RandomState single = new RandomState(17);
        for (RandomState state : new RandomState[] {alone, shared, single}) {
            state.randn();
            state.rand();
        }
        Strided expected = Threads.of(1).call(() -> many.apply(alone)).data();
        Strided found = many.apply(shared).data();
        for (int i = 0; i < n; i++) {
            double x = one.applyAsDouble(single);
            if (x != Items.getDouble(found.dtype(), found.array(), i)) {
                assertEquals(x, Items.getDouble(found.dtype(), found.array(), i), name + " " + i);
            }
            assertEquals(x, Items.getDouble(expected.dtype(), expected.array(), i));
        }
        if (!name.equals("bool")) {
            assertEquals(single.getState(), shared.getState());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 512, 513, 514, 5000, 70_000})
    void shufflesAsOneSwapAfterTheOther(int n) {
        RandomState single = new RandomState(3);
        long[] expected = IntStream.range(0, n).asLongStream().toArray();
        for (int i = n - 1; i > 0; i--) {
            int j = (int) single.randint(i + 1L);
            long kept = expected[j];
            expected[j] = expected[i];
            expected[i] = kept;
        }
        assertArrayEquals(expected, (long[])
                new RandomState(3).permutation((long) n).data().array());
        for (DType dtype :
                new DType[] {DType.UINT8, DType.INT16, DType.INT32, DType.INT64, DType.FLOAT32, DType.FLOAT64}) {
            Strided items = Strided.zeros(dtype, n);
            for (int i = 0; i < n; i++) {
                Items.setLong(dtype, items.array(), i, i);
            }
            NDArray shuffled = new RandomState(3).permutation(NDArray.of(items));
            RandomState state = new RandomState(3);
            state.shuffle(NDArray.of(items));
            for (int i = 0; i < n; i++) {
                Strided one = Strided.zeros(dtype, 1);
                Items.setLong(dtype, one.array(), 0, expected[i]);
                long item = Items.getLong(dtype, one.array(), 0);
                assertEquals(item, Items.getLong(dtype, items.array(), i));
                assertEquals(item, Items.getLong(dtype, shuffled.data().array(), i));
            }
            assertEquals(single.getState(), state.getState());
        }
    }
}
