package io.orthant.internal.exec;

import io.orthant.dtype.DType;
import io.orthant.error.IndexException;
import io.orthant.internal.storage.Strided;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads what stands between NumPy's brackets: integers, slices, {@code ...}, {@code newaxis} or {@code None}, and flat
 * lists of integers such as {@code [0, 2]}, separated by commas.
 */
public final class IndexText {
    private static final int CACHED = 1024;
    private static final Map<String, List<IndexTerm>> CACHE = new ConcurrentHashMap<>();

    private final String text;
    private int at;

    private IndexText(String text) {
        this.text = text;
    }

    /**
     * The terms of an index text.
     *
     * @throws IndexException telling what was found at which position
     */
    public static List<IndexTerm> parse(String text) {
        List<IndexTerm> known = CACHE.get(text);
        if (known != null) {
            return known;
        }
        List<IndexTerm> terms = List.copyOf(new IndexText(text).terms());
        if (CACHE.size() < CACHED) {
            CACHE.put(text, terms);
        }
        return terms;
    }

    private List<IndexTerm> terms() {
        List<IndexTerm> terms = new ArrayList<>();
        do {
            skipSpaces();
            if (at == text.length() && !terms.isEmpty()) {
                return terms;
            }
            terms.add(term());
            skipSpaces();
        } while (accept(','));
        if (at < text.length()) {
            throw unexpected("',' or the end");
        }
        return terms;
    }

    private IndexTerm term() {
        if (accept("...")) {
            return IndexTerm.Mark.ELLIPSIS;
        }
        if (accept("newaxis") || accept("np.newaxis") || accept("None")) {
            return IndexTerm.Mark.NEW_AXIS;
        }
        if (accept('[')) {
            return list();
        }
        Long start = integer();
        skipSpaces();
        if (!accept(':')) {
            if (start == null) {
                throw unexpected("an integer, a slice, '...' or 'newaxis'");
            }
            return new IndexTerm.At(start);
        }
        Long stop = integer();
        skipSpaces();
        Long step = accept(':') ? integer() : null;
        return new IndexTerm.Span(start, stop, step);
    }

    private IndexTerm list() {
        List<Long> items = new ArrayList<>();
        skipSpaces();
        while (!accept(']')) {
            Long item = integer();
            if (item == null) {
                throw unexpected("an integer");
            }
            items.add(item);
            skipSpaces();
            if (!accept(',') && (at == text.length() || text.charAt(at) != ']')) {
                throw unexpected("',' or ']'");
            }
            skipSpaces();
        }
        long[] values = items.stream().mapToLong(Long::longValue).toArray();
        return new IndexTerm.Pick(Strided.of(DType.INT64, values, values.length));
    }

    private @Nullable Long integer() {
        skipSpaces();
        int start = at;
        if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
            at++;
        }
        int digits = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        if (at == digits) {
            if (digits > start) {
                throw unexpected("a digit");
            }
            return null;
        }
        try {
            return Long.valueOf(text.substring(start, at));
        } catch (NumberFormatException e) {
            throw new IndexException(
                    "cannot read index \"" + text + "\": the integer at position " + start + " is too large", e);
        }
    }

    private boolean accept(char c) {
        boolean found = at < text.length() && text.charAt(at) == c;
        if (found) {
            at++;
        }
        return found;
    }

    private boolean accept(String word) {
        boolean found = text.startsWith(word, at);
        if (found) {
            at += word.length();
        }
        return found;
    }

    private void skipSpaces() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private IndexException unexpected(String wanted) {
        String found = at < text.length() ? "'" + text.charAt(at) + "'" : "the end";
        return new IndexException(
                "cannot read index \"" + text + "\": expected " + wanted + " at position " + at + ", found " + found);
    }
}
