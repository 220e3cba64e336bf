package io.orthant;

import static io.orthant.Index.ELLIPSIS;
import static io.orthant.Index.NEWAXIS;
import static io.orthant.Index.slice;
import static io.orthant.Np.*;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.orthant.dtype.DType;
import io.orthant.error.IndexException;
import io.orthant.error.ShapeException;
import io.orthant.error.ValueException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Indexing as it is written in Java, and its error texts. */
class IndexingTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        ""      | cannot read index "": expected an integer, a slice, '...' or 'newaxis' at position 0, found the end
        "1:x"   | cannot read index "1:x": expected ',' or the end at position 2, found 'x'
        "1 2"   | cannot read index "1 2": expected ',' or the end at position 2, found '2'
        ":,,1"  | cannot read index ":,,1": expected an integer, a slice, '...' or 'newaxis' at position 2, found ','
        "-"     | cannot read index "-": expected a digit at position 1, found the end
        "[0, a]" | cannot read index "[0, a]": expected an integer at position 4, found 'a'
        "[0 1]" | cannot read index "[0 1]": expected ',' or ']' at position 3, found '1'
        "99999999999999999999" | cannot read index "99999999999999999999": the integer at position 0 is too large
        "0, 7"  | index 7 is out of bounds for axis 1 with size 4
        "-4"    | index -4 is out of bounds for axis 0 with size 3
        "0,0,0" | too many indices for array: array is 2-dimensional, but 3 were indexed
        "...,..." | an index can only have a single ellipsis ('...'), found 2
        "[5]"   | index 5 is out of bounds for axis 0 with size 3
        """)
    void badTextsAreExplained(String text, String message) {
        NDArray a = zeros(3, 4);
        assertEquals(
                message, assertThrows(IndexException.class, () -> a.get(text)).getMessage());
        assertEquals(
                message,
                assertThrows(IndexException.class, () -> a.set(text, 1)).getMessage());
    }

    @Test
    void textsMayHaveSpacesListsAndACommaAtTheEnd() {
        NDArray a = arange(12).reshape(3, 4);
        assertEquals(a.get("1:").toList(), a.get(" 1 : , ").toList());
        assertEquals(
                List.of(List.of(3L, 1L), List.of(7L, 5L)), a.get(":2, [-1, 1]").toList());
        assertArrayEquals(new long[] {3, 1, 4}, a.get(":, None").shape());
        assertArrayEquals(new long[] {3, 1, 4}, a.get("0:, np.newaxis, ...").shape());
    }

    @Test
    void partsMixFreely() {
        NDArray a = arange(24).reshape(2, 3, 4);
        assertEquals(
                a.get("1, ..., ::-2").toList(),
                a.get(1, ELLIPSIS, slice(null, null, -2)).toList());
        assertEquals(
                a.get("1:, newaxis, :2").toList(),
                a.get(slice(1, null), NEWAXIS, slice(2)).toList());
        assertEquals(a.get("0").toList(), a.get(0, ":, :").toList());
        assertEquals(List.of(1L, 14L), a.get(new int[] {0, 1}, 0, List.of(1, 2)).toList());
        assertEquals(
                List.of(0L, 1L),
                a.get(new boolean[] {true, false}, 0, slice(2)).ravel().toList());
    }

    @Test
    void oneItemIsACopyAndEllipsisAView() {
        NDArray a = arange(3);
        NDArray item = a.get(1);
        NDArray view = a.get("1, ...");
        a.set(1, 50);
        assertEquals(1L, item.item());
        assertEquals(50L, view.item());
    }

    @Test
    void wrongKindsAreRefused() {
        NDArray a = zeros(3);
        assertEquals(
                "only integers, slices (`:`), ellipsis (`...`), newaxis (`None`) and integer or boolean arrays are"
                        + " valid indices, found Double 1.5",
                assertThrows(IndexException.class, () -> a.get(1.5)).getMessage());
        assertEquals(
                "arrays used as indices must be of integer (or boolean) type, found float64",
                assertThrows(IndexException.class, () -> a.get(array(1.0, 2.0))).getMessage());
        assertThrows(ValueException.class, () -> a.get("::0"));
        assertEquals(
                "boolean index did not match indexed array along axis 0; size of axis is 3 but size of corresponding"
                        + " boolean axis is 4",
                assertThrows(IndexException.class, () -> a.get(array(true, true, false, true)))
                        .getMessage());
    }

    @Test
    void overlappingWritesReadFirst() {
        NDArray a = arange(6);
        a.set("1:", a.get(":-1"));
        assertEquals(List.of(0L, 0L, 1L, 2L, 3L, 4L), a.toList());
        NDArray b = arange(6);
        b.get("::-1").assign(b);
        assertEquals(List.of(5L, 4L, 3L, 2L, 1L, 0L), b.toList());
        NDArray c = arange(4);
        c.set(array(3, 2, 1, 0), c);
        assertEquals(List.of(3L, 2L, 1L, 0L), c.toList());
        NDArray d = array(1, 2, 0);
        d.set(d, array(10, 20, 30));
        assertEquals(List.of(30L, 10L, 20L), d.toList());
    }

    @Test
    void theLastValueOfAPlaceStays() {
        NDArray a = zeros(DType.INT64, 3, 2);
        a.set(new int[] {0, 2, 0}, new long[][] {{1, 2}, {3, 4}, {5, 6}});
        assertEquals(List.of(5L, 6L, 0L, 0L, 3L, 4L), a.ravel().toList());
    }

    @Test
    void masksTakeScalarsAndArrays() {
        NDArray a = arange(5.0);
        NDArray mask = array(false, true, false, true, true);
        a.set(mask, 0);
        assertEquals(List.of(0.0, 0.0, 2.0, 0.0, 0.0), a.toList());
        a.set(mask, array(7, 8, 9));
        assertEquals(List.of(0.0, 7.0, 2.0, 8.0, 9.0), a.toList());
        assertEquals(
                "boolean array indexing assignment cannot assign 2 input values to the 3 output values where the mask"
                        + " is true",
                assertThrows(ShapeException.class, () -> a.set(mask, array(1, 2)))
                        .getMessage());
    }

    @Test
    void longGathersRunInBlocks() {
        int n = 50_000;
        NDArray a = arange(n);
        NDArray index = arange(n).times(7919).rem(n);
        NDArray picked = a.get(index);
        assertArrayEquals(index.toLongArray(), picked.toLongArray());
        NDArray back = zeros(DType.INT64, n);
        back.set(index, picked);
        assertArrayEquals(a.toLongArray(), back.toLongArray());
        NDArray pairs = arange(2L * n).reshape(n, 2);
        assertArrayEquals(
                index.times(2).plus(1).toLongArray(), pairs.get(index, 1).toLongArray());
        assertArrayEquals(pairs.get(index).toLongArray(), take(pairs, index, 0).toLongArray());
        NDArray wide = pairs.T();
        assertArrayEquals(
                wide.get(slice(), index).toLongArray(), take(wide, index, 1).toLongArray());
    }
}
