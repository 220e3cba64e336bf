package io.orthant;

import io.orthant.dtype.DType;
import io.orthant.error.IndexException;
import io.orthant.internal.exec.IndexTerm;
import io.orthant.internal.exec.IndexTerm.At;
import io.orthant.internal.exec.IndexTerm.Mark;
import io.orthant.internal.exec.IndexTerm.Pick;
import io.orthant.internal.exec.IndexTerm.Span;
import io.orthant.internal.exec.IndexText;
import io.orthant.internal.storage.Strided;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what callers write between the brackets. */
final class IndexArguments {
    private IndexArguments() {}

    /** The terms of an index; texts may stand for several. */
    static List<IndexTerm> terms(@Nullable Object... arguments) {
        if (arguments.length == 1 && arguments[0] instanceof String text) {
            return IndexText.parse(text);
        }
        List<IndexTerm> terms = new ArrayList<>(arguments.length);
        for (Object argument : arguments) {
            if (argument instanceof String text) {
                terms.addAll(IndexText.parse(text));
            } else {
                terms.add(term(argument));
            }
        }
        return terms;
    }

    /** One part of an index; a text is none. */
    static IndexTerm term(@Nullable Object argument) {
        if (argument instanceof Integer i) {
            return new At(i);
        }
        return switch (argument) {
            case null -> Mark.NEW_AXIS;
            case Index.NEWAXIS -> Mark.NEW_AXIS;
            case Index.ELLIPSIS -> Mark.ELLIPSIS;
            case Slice(Long start, Long stop, Long step) -> new Span(start, stop, step);
            case NDArray array -> new Pick(array.data());
            case Boolean truth -> new Pick(Strided.of(DType.BOOL, new byte[] {(byte) (truth ? 1 : 0)}));
            case Number n -> new At(whole(n));
            case int[] items -> new Pick(Strided.of(DType.INT32, items, items.length));
            case long[] items -> new Pick(Strided.of(DType.INT64, items, items.length));
            case Object other
            when other.getClass().isArray() || other instanceof List<?> ->
                new Pick(NestedData.read(other).data());
            default -> throw invalid(argument);
        };
    }

    /** A whole number given as a boxed one. */
    static long whole(Number n) {
        return switch (n) {
            case Integer i -> i;
            case Long l -> l;
            case Short s -> s;
            case Byte b -> b;
            default -> throw invalid(n);
        };
    }

    private static IndexException invalid(Object found) {
        return new IndexException(
                "only integers, slices (`:`), ellipsis (`...`), newaxis (`None`) and integer or boolean"
                        + " arrays are valid indices, found " + found.getClass().getSimpleName() + " " + found);
    }
}
