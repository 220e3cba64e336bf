package io.orthant.nn;

import static io.orthant.Np.arange;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.orthant.NDArray;
import io.orthant.Np;
import io.orthant.error.ShapeException;
import io.orthant.error.ValueException;
import io.orthant.random.RandomState;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchesTest {
    @ParameterizedTest
    @CsvSource({"10,3,4,3", "9,3,3,3", "2,3,1,0", "0,3,0,0", "1,1,1,1"})
    void lengths(int n, int size, int kept, int whole) {
        Batches batches = Batches.of(arange(n)).size(size);
        List<Long> items = new ArrayList<>();
        int count = 0;
        for (var b : batches) {
            count++;
            LongStream.of(b.get(0).toLongArray()).forEach(items::add);
        }
        assertEquals(kept, count);
        assertEquals(kept, batches.count());
        assertEquals(LongStream.range(0, n).boxed().toList(), items);
        assertEquals(whole, batches.dropLast().stream().count());
        assertTrue(batches.dropLast().stream().allMatch(b -> b.get(0).shape(0) == size));
    }

    @Test
    void inOrderTheyAreViews() {
        NDArray x = Np.zeros(6, 2);
        for (var b : Batches.of(x, arange(6)).size(2)) {
            assertTrue(b.get(0).sharesMemory(x));
            b.get(0).fill(b.get(1).getLong(0));
        }
        assertArrayEquals(new double[] {0, 0, 2, 2, 4, 4}, x.get(":, 0").toDoubleArray());
    }

    @Test
    void shuffledByOnePermutationForAll() {
        NDArray x = Np.arange(40).reshape(10, 4);
        NDArray y = Np.arange(10);
        NDArray perm = new RandomState(42).permutation(10);
        NDArray shuffledX = x.get(perm);
        NDArray shuffledY = y.get(perm);
        int i = 0;
        for (var b : Batches.of(x, y).shuffled(new RandomState(42)).size(4)) {
            long end = Math.min(10, i + 4);
            assertTrue(Np.arrayEqual(shuffledX.get(i + ":" + end), b.get(0)));
            assertTrue(Np.arrayEqual(shuffledY.get(i + ":" + end), b.get(1)));
            assertFalse(b.get(0).sharesMemory(x));
            i += 4;
        }
        assertEquals(12, i);
    }

    @Test
    void eachIterationDrawsAnew() {
        RandomState expected = new RandomState(1);
        Batches batches = Batches.of(arange(100)).shuffled(new RandomState(1));
        for (int epoch = 0; epoch < 3; epoch++) {
            assertTrue(Np.arrayEqual(
                    expected.permutation(100), batches.iterator().next().get(0)));
        }
    }

    @Test
    void badArguments() {
        ShapeException lengths = assertThrows(ShapeException.class, () -> Batches.of(arange(3), arange(3), arange(4)));
        assertEquals("batches: arrays 0 and 2 differ in length along axis 0: 3 and 4", lengths.getMessage());
        ShapeException scalar = assertThrows(ShapeException.class, () -> Batches.of(arange(3), Np.scalar(1.0)));
        assertEquals("batches: array 1 is 0-d and has no items to split", scalar.getMessage());
        assertThrows(ValueException.class, Batches::of);
        assertThrows(ValueException.class, () -> Batches.of(arange(3)).size(0));
        Iterator<List<NDArray>> one = Batches.of(arange(3)).iterator();
        one.next();
        assertThrows(NoSuchElementException.class, one::next);
    }
}
