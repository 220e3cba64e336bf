package io.orthant.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.orthant.NDArray;
import io.orthant.dtype.DType;
import io.orthant.error.AllocationException;
import io.orthant.error.DTypeException;
import io.orthant.error.IndexException;
import io.orthant.error.OrthantException;
import io.orthant.error.ShapeException;
import io.orthant.error.ValueException;
import io.orthant.internal.storage.Strided;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract of {@link RandomState} beside its numbers: errors, state, fresh seeds, threads, the global functions. */
class RandomStateTest {
    private static NDArray array(double... values) {
        return TwisterState.wrap(values, new long[] {values.length});
    }

    private static NDArray scalar() {
        return TwisterState.wrap(new double[1], new long[0]);
    }

    private static NDArray zeros(DType dtype, long... shape) {
        return NDArray.of(Strided.zeros(dtype, shape));
    }

    private static Arguments bad(Class<? extends OrthantException> type, String message, Consumer<RandomState> call) {
        return Arguments.of(message, type, call);
    }

    static Stream<Arguments> mistakes() {
        long[] two = {2};
        return Stream.of(
                bad(ValueException.class, "Seed must be between 0 and 2**32 - 1", rs -> rs.seed(-1)),
                bad(ValueException.class, "Seed must be between 0 and 2**32 - 1", rs -> rs.seed(1L << 32)),
                bad(ValueException.class, "Seed must be between 0 and 2**32 - 1", rs -> rs.seed(new long[] {1, -2})),
                bad(ValueException.class, "Seed must be non-empty", rs -> rs.seed(new long[0])),
                bad(ValueException.class, "low >= high", rs -> rs.randint(5, 5)),
                bad(ValueException.class, "low >= high", rs -> rs.randint(5, 2, 3L)),
                bad(ValueException.class, "high <= 0", rs -> rs.randint(0)),
                bad(ValueException.class, "high <= 0", rs -> rs.randint(0, -1, DType.INT8, 2)),
                bad(ValueException.class, "low is out of bounds for int8", rs -> rs.randint(-129, 0, DType.INT8, 2)),
                bad(ValueException.class, "high is out of bounds for int8", rs -> rs.randint(0, 129, DType.INT8, 2)),
                bad(ValueException.class, "low is out of bounds for uint64", rs -> rs.randint(-1, 0, DType.UINT64, 2)),
                bad(ValueException.class, "high is out of bounds for bool", rs -> rs.randint(0, 3, DType.BOOL, 2)),
                bad(
                        ValueException.class,
                        "high is out of bounds for int64",
                        rs -> rs.randint(BigInteger.ZERO, BigInteger.ONE.shiftLeft(64), DType.INT64, 2)),
                bad(
                        ValueException.class,
                        "high is out of bounds for uint8",
                        rs -> rs.randint(
                                zeros(DType.INT64, 2), TwisterState.wrap(new long[] {3, 257}, two), DType.UINT8)),
                bad(
                        ValueException.class,
                        "low is out of bounds for uint8",
                        rs -> rs.randint(
                                TwisterState.wrap(new long[] {3, -1}, two), zeros(DType.INT64, 2), DType.UINT8)),
                bad(
                        ValueException.class,
                        "high <= 0",
                        rs -> rs.randint(zeros(DType.INT64, 2), zeros(DType.INT64, 2), DType.UINT8)),
                bad(DTypeException.class, "Unsupported dtype float64", rs -> rs.randint(0, 2, DType.FLOAT64, 2)),
                bad(
                        DTypeException.class,
                        "randint: low must be an array of integers, not float64",
                        rs -> rs.randint(array(1), zeros(DType.INT64, 2), DType.INT8)),
                bad(ValueException.class, "negative dimensions", rs -> rs.rand(2, -1)),
                bad(AllocationException.class, "unable to allocate", rs -> rs.randn(1L << 40)),
                bad(AllocationException.class, "array is too big", rs -> rs.rand(1L << 40, 1L << 40)),
                bad(ValueException.class, "scale < 0", rs -> rs.normal(0, -1)),
                bad(ValueException.class, "scale < 0", rs -> rs.normal(0, -0.0, 3L)),
                bad(ValueException.class, "scale < 0", rs -> rs.normal(array(0, 0), array(1, -1))),
                bad(ValueException.class, "Range exceeds valid bounds", rs -> rs.uniform(-1e308, 1e308)),
                bad(ValueException.class, "Range exceeds valid bounds", rs -> rs.uniform(0, Double.NaN, 3L)),
                bad(
                        DTypeException.class,
                        "loc: a real array is needed, not complex128; use its real part",
                        rs -> rs.normal(zeros(DType.COMPLEX128, 2), array(1))),
                bad(
                        ShapeException.class,
                        "Output size (3,) is not compatible with broadcast dimensions of inputs (2,3).",
                        rs -> rs.normal(zeros(DType.FLOAT64, 2, 3), array(1), 3)),
                bad(ShapeException.class, "could not be broadcast", rs -> rs.normal(array(1, 2), array(1, 2, 3))),
                bad(ValueException.class, "p < 0, p > 1 or p contains NaNs", rs -> rs.binomial(3, Double.NaN)),
                bad(ValueException.class, "n < 0", rs -> rs.binomial(-3, 0.5)),
                bad(ValueException.class, "lam < 0", rs -> rs.poisson(-1)),
                bad(ValueException.class, "p <= 0, p > 1", rs -> rs.geometric(0)),
                bad(ValueException.class, "a <= 1", rs -> rs.zipf(1)),
                bad(ValueException.class, "ngood + nbad < nsample", rs -> rs.hypergeometric(1, 2, 4)),
                bad(ValueException.class, "left > mode", rs -> rs.triangular(2, 1, 3)),
                bad(ValueException.class, "mode > right", rs -> rs.triangular(1, 4, 3, 2L)),
                bad(ValueException.class, "left == right", rs -> rs.triangular(1, 1, 1)),
                bad(ValueException.class, "sum(pvals[:-1]) > 1.0", rs -> rs.multinomial(3, new double[] {.7, .7, 0})),
                bad(ValueException.class, "n < 0", rs -> rs.multinomial(-3, new double[] {.7, .3})),
                bad(ValueException.class, "alpha <= 0", rs -> rs.dirichlet(new double[] {1, 0})),
                bad(IndexException.class, "x must be an integer or at least 1-d", rs -> rs.permutation(scalar())),
                bad(ShapeException.class, "shuffle: needs at least one axis", rs -> rs.shuffle(scalar())),
                bad(ValueException.class, "a must be greater than 0 unless", rs -> rs.choice(0)),
                bad(ValueException.class, "a must be 1-dimensional", rs -> rs.choice(zeros(DType.INT8, 2, 2), 3)),
                bad(ValueException.class, "'a' cannot be empty unless", rs -> rs.choice(zeros(DType.INT8, 0), 3)),
                bad(
                        ValueException.class,
                        "Cannot take a larger sample than population",
                        rs -> rs.choice(1, two, false, null)),
                bad(ValueException.class, "'p' must be 1-dimensional", rs -> rs.choice(1, two, true, scalar())),
                bad(
                        ValueException.class,
                        "'a' and 'p' must have same size",
                        rs -> rs.choice(3, two, true, array(.5, .5))),
                bad(
                        ValueException.class,
                        "probabilities contain NaN",
                        rs -> rs.choice(2, two, true, array(.5, Double.NaN))),
                bad(
                        ValueException.class,
                        "probabilities are not non-negative",
                        rs -> rs.choice(2, two, true, array(-.5, 1.5))),
                bad(
                        ValueException.class,
                        "probabilities do not sum to 1",
                        rs -> rs.choice(2, two, true, array(.5, .4))),
                bad(
                        ValueException.class,
                        "Fewer non-zero entries in p than size",
                        rs -> rs.choice(3, two, false, array(1, 0, 0))),
                bad(ValueException.class, "bytes: length -1 is negative", rs -> rs.bytes(-1)),
                bad(
                        ValueException.class,
                        "state is not a legacy MT19937 state",
                        rs -> rs.setState(new MT19937State(new int[3], 0, false, 0))));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void mistakesAreTypedAndLeaveTheStream(
            String message, Class<? extends OrthantException> type, Consumer<RandomState> call) {
        RandomState state = new RandomState(3);
        MT19937State before = state.getState();
        OrthantException thrown = assertThrows(type, () -> call.accept(state));
        assertTrue(thrown.getMessage().contains(message), thrown.getMessage());
        assertEquals(before, state.getState());
    }

    @Test
    void stateReturns() {
        RandomState state = new RandomState(11);
        state.randn(3);
        MT19937State mark = state.getState();
        NDArray first = state.randn(1001);
        RandomState other = new RandomState(12);
        other.setState(mark);
        assertArrayEquals(StreamCalls.words(first), StreamCalls.words(other.randn(1001)));
        mark.key()[0]++;
        other.setState(mark);
        assertEquals(mark, other.getState());
    }

    @Test
    void numbersMixWithArraysAsParameters() {
        NDArray two = array(1, 2);
        assertArrayEquals(
                StreamCalls.words(new RandomState(4).normal(two, array(3))),
                StreamCalls.words(new RandomState(4).normal(two, 3)));
        assertArrayEquals(
                StreamCalls.words(new RandomState(4).normal(array(3), two, 4, 2)),
                StreamCalls.words(new RandomState(4).normal(3, two, 4, 2)));
        assertArrayEquals(
                StreamCalls.words(new RandomState(4).uniform(two, array(3))),
                StreamCalls.words(new RandomState(4).uniform(two, 3)));
        assertArrayEquals(
                StreamCalls.words(new RandomState(4).uniform(array(0), two)),
                StreamCalls.words(new RandomState(4).uniform(0, two)));
    }

    @Test
    void freshSeedsDiffer() {
        assertNotEquals(new RandomState().getState(), new RandomState().getState());
    }

    @Test
    void randomIntegersMayReachTheEnds() {
        RandomState state = new RandomState(0);
        assertEquals(Long.MAX_VALUE, state.randomIntegers(Long.MAX_VALUE, Long.MAX_VALUE));
        assertEquals(-3, state.randint(-3, -2));
        long[] full = StreamCalls.words(state.randomIntegers(Long.MIN_VALUE, Long.MAX_VALUE, 64));
        assertTrue(Arrays.stream(full).anyMatch(x -> x < 0));
    }

    @Test
    void threadsShareOneStreamCallByCall() throws InterruptedException {
        RandomState shared = new RandomState(5);
        List<List<Long>> drawn = Collections.synchronizedList(new ArrayList<>());
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            threads.add(Thread.ofPlatform().start(() -> {
                for (int i = 0; i < 200; i++) {
                    drawn.add(Arrays.stream(StreamCalls.words(shared.randn(6)))
                            .boxed()
                            .toList());
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        RandomState alone = new RandomState(5);
        List<List<Long>> expected = new ArrayList<>();
        for (int i = 0; i < 800; i++) {
            expected.add(
                    Arrays.stream(StreamCalls.words(alone.randn(6))).boxed().toList());
        }
        assertEquals(Set.copyOf(expected), Set.copyOf(drawn));
    }

    @Test
    void globalFunctionsAreThoseOfOneState() {
        RandomState state = new RandomState(42);
        Random.seed(42);
        assertArrayEquals(StreamCalls.words(state.randn(3, 3)), StreamCalls.words(Random.randn(3, 3)));
        assertEquals(state.rand(), Random.rand());
        assertEquals(state.randint(100), Random.randint(100));
        assertArrayEquals(StreamCalls.words(state.permutation(9)), StreamCalls.words(Random.permutation(9)));
        assertArrayEquals(state.bytes(5), Random.bytes(5));
        assertEquals(state.getState(), Random.getState());
    }
}
