package io.orthant.internal.exec;

import io.orthant.dtype.DType;
import io.orthant.error.FpCondition;
import io.orthant.internal.exec.Reduction.Options;
import io.orthant.internal.shape.Shapes;
import io.orthant.internal.storage.Items;
import io.orthant.internal.storage.Staging;
import io.orthant.internal.storage.Strided;
import io.orthant.op.Op;
import io.orthant.op.OpTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Folds of arrays outside the heap, part by part, with the very results of folds on the heap. Parts along a kept axis are
 * folded by themselves; along a folded one each starts from what the one before has given. A long run of floats, which is
 * summed pairwise, is cut at nodes of that tree; what goes through NumPy's buffer, between two bufferfuls.
 */
final class StreamedFold {
    /** Items of a part: a multiple of NumPy's buffer. */
    static final long PART = 1 << 19;

    /** Parts which cannot be cut further may be so many times larger before all is copied to the heap. */
    private static final long PATIENCE = 64;

    private static final Op ADD = OpTable.named("add");
    private static final Dispatch SUM = new Dispatch(ADD);

    private final Op op;
    private final Options options;
    private final DType type;
    private final boolean[] folded;
    private final boolean floating;

    private StreamedFold(Op op, Options options, DType type, int[] axes, int rank) {
        this.op = op;
        this.options = options;
        this.type = type;
        this.folded = new boolean[rank];
        for (int axis : axes) {
            folded[axis] = true;
        }
        this.floating = op == ADD && type.isInexact();
    }

    static boolean applies(Elements elements) {
        return Streaming.anyNative(elements.sources());
    }

    /** The fold with folded axes of size 1; conditions are not reported. */
    static Strided fold(Op op, Elements elements, Options options, int[] axes, DType type) {
        StreamedFold fold = new StreamedFold(op, options, type, axes, elements.shape().length);
        boolean whole = options.where() != null || (RunFold.applies(op, type) && op != ADD);
        FpHandling ignoring = new FpHandling(new EnumMap<>(FpCondition.class), null);
        return ScopedValue.where(FpHandling.SCOPE, ignoring)
                .call(() -> whole ? fold.leaf(elements, options.initial()) : fold.part(elements, options.initial()));
    }

    private Strided part(Elements e, @Nullable Operand initial) {
        long[] shape = e.shape();
        long size = Shapes.size(shape);
        if (size <= PART) {
            return leaf(e, initial);
        }
        int outer = outermost(e);
        long inside = size / shape[outer];
        long rows = Math.max(1, PART / inside);
        if (!folded[outer]) {
            return keeping(e, outer, rows, initial);
        }
        boolean keeps = false;
        for (int axis = 0; axis < shape.length; axis++) {
            keeps |= !folded[axis] && shape[axis] > 1;
        }
        if (!floating) {
            return chain(e, outer, rows, initial);
        }
        if (keeps) {
            return e.direct() ? chain(e, outer, rows, initial) : leaf(e, initial);
        }
        Elements joined = joined(e);
        if (joined.shape().length < shape.length) {
            int[] all = IntStream.range(0, joined.shape().length).toArray();
            Options alone = new Options(null, true, options.dtype(), null, null, null);
            Strided result = new StreamedFold(op, alone, type, all, all.length).part(joined, single(initial));
            return single(result, shape.length);
        }
        boolean cast = e.direct() && e.sources().getFirst().dtype() != type;
        if (shape.length == 1 && !cast && !RunFold.BLOCK.isBound()) {
            return pairwise(e, initial);
        }
        if (!e.direct()) {
            // it would lie without gaps once computed
            return leaf(e, initial);
        }
        // what is cast goes through the buffer without regard to rows; else whole rows do, as many as fit
        long whole = cast || shape.length == 1
                ? RunFold.BUFFER / gcd(inside, RunFold.BUFFER)
                : Math.max(1, RunFold.BUFFER / inside);
        boolean uncut = whole * inside > PART * PATIENCE || (whole > 1 && inside > PART);
        return uncut ? leaf(e, initial) : chain(e, outer, Math.max(whole, rows - rows % whole), initial);
    }

    private Strided leaf(Elements e, @Nullable Operand initial) {
        int[] axes = axes();
        return Reduction.reduce(op, heap(e), new Options(axes, true, options.dtype(), null, initial, options.where()));
    }

    private int[] axes() {
        List<Integer> axes = new ArrayList<>();
        for (int axis = 0; axis < folded.length; axis++) {
            if (folded[axis]) {
                axes.add(axis);
            }
        }
        return axes.stream().mapToInt(Integer::intValue).toArray();
    }

    private static Elements heap(Elements e) {
        return new Elements(
                e.sources().stream().map(Staging::heap).toList(), e.shape(), e.type(), e.body(), e.direct(), e.known());
    }

    private static int outermost(Elements e) {
        Strided guide = guide(e);
        int outer = -1;
        for (int axis = 0; axis < e.shape().length; axis++) {
            if (e.shape()[axis] > 1
                    && (outer < 0 || Math.abs(guide.strides()[axis]) > Math.abs(guide.strides()[outer]))) {
                outer = axis;
            }
        }
        return outer;
    }

    private static Strided guide(Elements e) {
        return e.sources().stream().filter(Staging::isNative).findFirst().orElseThrow();
    }

    private Strided keeping(Elements e, int axis, long rows, @Nullable Operand initial) {
        long[] kept = e.shape().clone();
        for (int i = 0; i < kept.length; i++) {
            kept[i] = folded[i] ? 1 : kept[i];
        }
        Strided result = Reduction.accumulator(type, kept, e);
        for (long i = 0; i < kept[axis]; i += rows) {
            long n = Math.min(rows, kept[axis] - i);
            Assign.assign(
                    part(slice(e, axis, i, n), sliced(initial, axis, i, n, kept)), Views.slice(result, axis, i, n, 1));
        }
        return result;
    }

    private static @Nullable Operand sliced(@Nullable Operand initial, int axis, long from, long n, long[] kept) {
        if (initial == null
                || initial.array().rank() != kept.length
                || initial.array().shape()[axis] == 1) {
            return initial;
        }
        return Operand.of(Views.slice(initial.array(), axis, from, n, 1));
    }

    private Strided chain(Elements e, int axis, long rows, @Nullable Operand initial) {
        long length = e.shape()[axis];
        Operand so = initial;
        Strided result = null;
        for (long i = 0; i < length; i += rows) {
            result = part(slice(e, axis, i, Math.min(rows, length - i)), so);
            so = Operand.of(result);
        }
        if (result == null) {
            throw new IllegalStateException("only what is not empty is cut");
        }
        return result;
    }

    private static Elements slice(Elements e, int axis, long from, long n) {
        List<Strided> parts = new ArrayList<>();
        e.sources().forEach(s -> parts.add(Views.slice(s, axis, from, n, 1)));
        return new Elements(parts, parts.getFirst().shape(), e.type(), e.body(), e.direct(), e.known());
    }

    /** The elements with axes of size 1 gone, in the order of the walk, and joined where all sources go on evenly. */
    private static Elements joined(Elements e) {
        Strided guide = guide(e);
        int[] inward = IntStream.range(0, e.shape().length)
                .filter(axis -> e.shape()[axis] > 1)
                .boxed()
                .sorted(Comparator.comparingLong(axis -> -Math.abs(guide.strides()[axis])))
                .mapToInt(Integer::intValue)
                .toArray();
        List<Integer> ends = new ArrayList<>();
        List<Long> sizes = new ArrayList<>();
        for (int axis : inward) {
            int last = ends.size() - 1;
            boolean joins = last >= 0
                    && e.sources().stream()
                            .allMatch(s -> s.strides()[ends.get(last)] == s.strides()[axis] * s.shape()[axis]);
            if (joins) {
                ends.set(last, axis);
                sizes.set(last, sizes.get(last) * e.shape()[axis]);
            } else {
                ends.add(axis);
                sizes.add(e.shape()[axis]);
            }
        }
        long[] shape = sizes.stream().mapToLong(Long::longValue).toArray();
        List<Strided> sources = new ArrayList<>();
        for (Strided s : e.sources()) {
            long[] steps = ends.stream().mapToLong(axis -> s.strides()[axis]).toArray();
            sources.add(s.view(s.offset(), shape, steps));
        }
        return new Elements(sources, shape, e.type(), e.body(), e.direct(), e.known());
    }

    // an initial value for all results, whatever axes of size 1 it has
    private static @Nullable Operand single(@Nullable Operand initial) {
        return initial == null || initial.weak() != null
                ? initial
                : Operand.of(initial.array().view(initial.array().offset(), Shapes.SCALAR, Shapes.SCALAR));
    }

    // the one result under a shape of so many axes
    private static Strided single(Strided result, int rank) {
        long[] ones = new long[rank];
        Arrays.fill(ones, 1);
        return result.view(
                result.offset(), ones, Shapes.rowMajor(ones, result.dtype().slots()));
    }

    private Strided pairwise(Elements e, @Nullable Operand initial) {
        Strided sum = node(e);
        if (initial != null) {
            Strided first = initial.weak() == null ? initial.array() : initial.materialize(op.name(), type);
            Strided wide = Assign.copy(first, sum.dtype());
            sum = SUM.call(List.of(Operand.of(wide), Operand.of(sum)));
        }
        Strided result = sum.dtype() == type ? sum : Assign.copy(sum, type);
        return single(result, 1);
    }

    // the sum of a run; of float16 in float32, as the tree keeps it
    private Strided node(Elements e) {
        long n = e.shape()[0];
        if (n > PART) {
            long half = type.isComplex() ? (n - n % 8) / 2 : n / 2 - n / 2 % 8;
            Strided left = node(slice(e, 0, 0, half));
            Strided right = node(slice(e, 0, half, n - half));
            return SUM.call(List.of(Operand.of(left), Operand.of(right)));
        }
        Elements items = heap(e);
        if (type == DType.FLOAT16) {
            items = Elements.of(Assign.copy(items.materialize(), DType.FLOAT32));
        }
        return Reduction.reduce(ADD, items, new Options(null, true, null, null, null, null));
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    /** The index of the extreme item of a row-major array outside the heap, in its flattened order. */
    static long find(Strided a, boolean largest) {
        long n = a.size();
        Strided line = a.view(a.offset(), new long[] {n}, new long[] {a.dtype().slots()});
        int parts = Math.toIntExact(Math.ceilDiv(n, PART));
        Strided extremes = Strided.zeros(a.dtype(), parts);
        long[] places = new long[parts];
        for (int i = 0; i < parts; i++) {
            Strided part = Staging.onHeap(Views.slice(line, 0, i * PART, Math.min(PART, n - i * PART), 1));
            long at = Items.getLong(
                    DType.INT64, ArgReduction.find(part, largest, Options.ALL).array(), 0);
            places[i] = i * PART + at;
            Assign.assign(Views.slice(part, 0, at, 1, 1), Views.slice(extremes, 0, i, 1, 1));
        }
        return places[
                (int) Items.getLong(
                        DType.INT64,
                        ArgReduction.find(extremes, largest, Options.ALL).array(),
                        0)];
    }
}
