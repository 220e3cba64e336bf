package io.orthant.nn;

import io.orthant.Index;
import io.orthant.NDArray;
import io.orthant.error.ShapeException;
import io.orthant.error.ValueException;
import io.orthant.random.RandomState;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Mini-batches of several arrays along their first axis, the same items of each:
 *
 * {@snippet :
 * for (var batch : Batches.of(x, y).shuffled(rs).size(16).dropLast()) {
 *     train(batch.get(0), batch.get(1));
 * }
 * }
 *
 * <p>In order, batches are views of the arrays. Shuffled, they are copies, and every iteration draws one new permutation
 * for all arrays, as {@code perm = rs.permutation(n)} does. Immutable: each setting gives new batches.
 */
public final class Batches implements Iterable<List<NDArray>> {
    private final List<NDArray> arrays;
    private final long length;
    private final long size;
    private final @Nullable RandomState shuffling;
    private final boolean dropsLast;

    private Batches(List<NDArray> arrays, long length, long size, @Nullable RandomState shuffling, boolean dropsLast) {
        this.arrays = arrays;
        this.length = length;
        this.size = size;
        this.shuffling = shuffling;
        this.dropsLast = dropsLast;
    }

    /**
     * All items of these arrays as one batch, until {@link #size} says otherwise.
     *
     * @throws ShapeException if an array is 0-d or the first axes differ in length
     * @throws ValueException if no array is given
     */
    public static Batches of(NDArray... arrays) {
        if (arrays.length == 0) {
            throw new ValueException("batches: no arrays given");
        }
        for (int i = 0; i < arrays.length; i++) {
            if (arrays[i].ndim() == 0) {
                throw new ShapeException("batches: array " + i + " is 0-d and has no items to split");
            }
            if (arrays[i].shape(0) != arrays[0].shape(0)) {
                throw new ShapeException("batches: arrays 0 and " + i + " differ in length along axis 0: "
                        + arrays[0].shape(0) + " and " + arrays[i].shape(0));
            }
        }
        long length = arrays[0].shape(0);
        return new Batches(List.of(arrays), length, Math.max(1, length), null, false);
    }

    /** The same, in an order drawn anew by each iteration. */
    public Batches shuffled(RandomState random) {
        return new Batches(arrays, length, size, random, dropsLast);
    }

    /**
     * The same, in batches of this many items; the last one may be shorter.
     *
     * @throws ValueException if the size is not positive
     */
    public Batches size(long items) {
        if (items <= 0) {
            throw new ValueException("batches: size " + items + " is not positive");
        }
        return new Batches(arrays, length, items, shuffling, dropsLast);
    }

    /** The same, without a last batch that is shorter than the others. */
    public Batches dropLast() {
        return new Batches(arrays, length, size, shuffling, true);
    }

    /** How many batches an iteration gives. */
    public long count() {
        return dropsLast ? length / size : Math.ceilDiv(length, size);
    }

    /** Each batch has one array for each of those given, in their order. */
    @Override
    public Iterator<List<NDArray>> iterator() {
        @Nullable NDArray order = shuffling == null ? null : shuffling.permutation(length);
        return new Iterator<>() {
            private long next;

            @Override
            public boolean hasNext() {
                return next < count();
            }

            @Override
            public List<NDArray> next() {
                if (!hasNext()) {
                    throw new NoSuchElementException("batches: there are " + count());
                }
                long start = next++ * size;
                Object part = Index.slice(start, Math.min(length, start + size));
                Object items = order == null ? part : order.get(part);
                return arrays.stream().map(a -> a.get(items)).toList();
            }
        };
    }

    /** The batches of one iteration. */
    public Stream<List<NDArray>> stream() {
        Iterator<List<NDArray>> batches = iterator();
        return Stream.generate(batches::next).limit(count());
    }
}
