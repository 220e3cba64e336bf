package io.orthant.random;

import io.orthant.NDArray;
import io.orthant.dtype.DType;
import io.orthant.error.IndexException;
import io.orthant.error.ShapeException;
import io.orthant.error.ValueException;
import io.orthant.internal.exec.Assign;
import io.orthant.internal.shape.Shapes;
import io.orthant.internal.storage.Strided;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * NumPy's legacy {@code RandomState}: the same numbers, draw for draw and bit for bit, from the same seed.
 *
 * <p>Without a shape a method gives one Java number, with a shape an array; an empty {@code long[]} gives a 0-d array.
 * Safe for use from several threads: each call has the stream to itself. As in NumPy the stream is frozen for good;
 * {@link Random} has one such object for the whole program.
 */
public final class RandomState extends DiscreteDraws {

    /** Seeded from the operating system's entropy. */
    public RandomState() {
        seed();
    }

    /**
     * Seeded with one number.
     *
     * @throws ValueException if it is not in [0, 2^32 - 1]
     */
    public RandomState(long seed) {
        seed(seed);
    }

    /**
     * Seeded with several numbers.
     *
     * @throws ValueException if there are none or one is not in [0, 2^32 - 1]
     */
    public RandomState(long[] seed) {
        seed(seed);
    }

    /** An int64 in [0, high). */
    public long randint(long high) {
        return randint(0, high);
    }

    /**
     * An int64 in [low, high).
     *
     * @throws ValueException if the range is empty
     */
    public long randint(long low, long high) {
        if (low >= high) {
            throw Ranges.empty(low == 0);
        }
        long range = high - 1 - low;
        return locked(() -> new BoundedIntegers(stream.twister).nextLong(low, range, MersenneTwister.mask(range)));
    }

    /** Int64 numbers in [low, high). */
    public NDArray randint(long low, long high, long... shape) {
        return randint(low, high, DType.INT64, shape);
    }

    /**
     * Numbers in [low, high) of an integer dtype or bool; the dtype's width decides how the stream is used.
     *
     * @throws ValueException if the range is empty or does not fit the dtype
     */
    public NDArray randint(long low, long high, DType dtype, long... shape) {
        return randint(BigInteger.valueOf(low), BigInteger.valueOf(high), dtype, shape);
    }

    /** As {@link #randint(long, long, DType, long...)}, for bounds that do not fit a long, such as a high of 2^64. */
    public NDArray randint(BigInteger low, BigInteger high, DType dtype, long... shape) {
        Strided out = Strided.zeros(Ranges.supported(dtype), Shapes.checked(shape));
        if (out.size() == 0) {
            return NDArray.of(out);
        }
        BigInteger last = high.subtract(BigInteger.ONE);
        Ranges.check(low, last, dtype);
        long offset = low.longValue();
        long range = last.subtract(low).longValue();
        return locked(() -> {
            new BoundedIntegers(stream.twister).fill(out, offset, range);
            return NDArray.of(out);
        });
    }

    /**
     * Numbers of an integer dtype or bool between bounds from integer arrays, which broadcast together and to the shape,
     * if one is given.
     */
    public NDArray randint(NDArray low, NDArray high, DType dtype, long... shape) {
        Ranges ranges = Ranges.of(low, high, Ranges.supported(dtype), outputShape(shape, low, high));
        return locked(() -> NDArray.of(ranges.draw(new BoundedIntegers(stream.twister))));
    }

    /** An int64 in [low, high], both ends included. */
    public long randomIntegers(long low, long high) {
        return oneOf(randomIntegers(low, high, Shapes.SCALAR));
    }

    /** Int64 numbers in [low, high], both ends included. */
    public NDArray randomIntegers(long low, long high, long... shape) {
        return randint(BigInteger.valueOf(low), BigInteger.valueOf(high).add(BigInteger.ONE), DType.INT64, shape);
    }

    /** Random bytes. */
    public byte[] bytes(int length) {
        if (length < 0) {
            throw new ValueException("bytes: length " + length + " is negative");
        }
        int[] words = new int[(length + 3) / 4];
        locked(() -> {
            new BoundedIntegers(stream.twister).fill(words, 0, words.length, 0, -1);
            return true;
        });
        ByteBuffer bytes = ByteBuffer.allocate(4 * words.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asIntBuffer().put(words);
        return Arrays.copyOf(bytes.array(), length);
    }

    /** The numbers 0 … n-1, int64, in random order. */
    public NDArray permutation(long n) {
        long[] shape = {Math.max(n, 0)};
        if (n > Integer.MAX_VALUE) {
            longs(shape);
        }
        return locked(() -> wrap(stream.permutation((int) shape[0]), shape));
    }

    /**
     * A copy of an array with its items along the first axis in random order.
     *
     * @throws IndexException for a 0-d array
     */
    public NDArray permutation(NDArray x) {
        if (x.ndim() == 0) {
            throw new IndexException("x must be an integer or at least 1-dimensional");
        }
        if (x.ndim() == 1 && !x.dtype().isComplex()) {
            Strided copy = Assign.copy(x.data(), x.dtype());
            shuffleItems(copy);
            return NDArray.of(copy);
        }
        return Rows.take(x.data(), order(x), new long[] {x.shape(0)});
    }

    private void shuffleItems(Strided items) {
        locked(() -> {
            stream.shuffle(items.array(), (int) items.offset(), (int) items.size());
            return true;
        });
    }

    private long[] order(NDArray x) {
        return locked(() -> stream.permutation(Math.toIntExact(x.shape(0))));
    }

    /**
     * Brings an array's items along the first axis into random order, in place.
     *
     * @throws ShapeException for a 0-d array
     */
    public void shuffle(NDArray x) {
        if (x.ndim() == 0) {
            throw new ShapeException("shuffle: needs at least one axis, got a 0-d array");
        }
        Strided target = x.writeableData();
        if (target.rank() == 1 && target.isRowMajor() && !target.dtype().isComplex()) {
            shuffleItems(target);
        } else if (target.size() > 0) {
            Assign.assign(Rows.take(target, order(x), new long[] {x.shape(0)}).data(), target);
        }
    }

    /** One of 0 … n-1. */
    public long choice(long n) {
        return oneOf(choice(n, Shapes.SCALAR));
    }

    /** Numbers out of 0 … n-1, with replacement; int64. */
    public NDArray choice(long n, long... shape) {
        return choice(n, shape, true, null);
    }

    /**
     * Numbers out of 0 … n-1; int64.
     *
     * @param shape of the result; empty for a 0-d one
     * @param replace whether a number may come up more than once
     * @param p the numbers' probabilities, or null if all are alike
     * @throws ValueException if there is nothing to choose from, if the probabilities are not n numbers from 0 on that
     *     sum to 1, or if more is asked for than there is, without replacement
     */
    public NDArray choice(long n, long[] shape, boolean replace, @Nullable NDArray p) {
        long[] checked = Shapes.checked(shape);
        if (n <= 0 && Shapes.size(checked) != 0) {
            throw new ValueException("a must be greater than 0 unless no samples are taken");
        }
        return wrap(new Choice(this, n, checked, p).indices(replace), checked);
    }

    /** Items of a 1-d array, with replacement. */
    public NDArray choice(NDArray a, long... shape) {
        return choice(a, shape, true, null);
    }

    /** Items of a 1-d array; parameters as for {@link #choice(long, long[], boolean, NDArray)}. */
    public NDArray choice(NDArray a, long[] shape, boolean replace, @Nullable NDArray p) {
        if (a.ndim() != 1) {
            throw new ValueException("a must be 1-dimensional");
        }
        long[] checked = Shapes.checked(shape);
        if (a.size() == 0 && Shapes.size(checked) != 0) {
            throw new ValueException("'a' cannot be empty unless no samples are taken");
        }
        return Rows.take(a.data(), new Choice(this, a.size(), checked, p).indices(replace), checked);
    }

    private static long oneOf(NDArray scalar) {
        return ((long[]) scalar.data().array())[0];
    }
}
