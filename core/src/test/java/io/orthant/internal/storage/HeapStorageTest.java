package io.orthant.internal.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.orthant.dtype.DType;
import io.orthant.error.AllocationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeapStorageTest {
    @ParameterizedTest
    @CsvSource({"1,1", "4096,4096", "2k,2048", "512m,536870912", "8G,8589934592"})
    void limitsAreBytesWithUnits(String text, long bytes) {
        assertEquals(bytes, HeapStorage.parseLimit(text));
    }

    @Test
    void withoutAPropertyThereIsNoLimit() {
        assertEquals(Long.MAX_VALUE, HeapStorage.parseLimit(null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "much", "g", "-1", "0", "3t", "1.5g", "9223372036854775807g"})
    void otherLimitsAreRefused(String text) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> HeapStorage.parseLimit(text));
        assertTrue(String.valueOf(e.getMessage()).contains("orthant.maxArrayBytes is '" + text + "'"));
    }

    @Test
    void whatTheHeapCannotHoldIsRefusedBeforeItIsTried() {
        assertRefused(16_000_000_000L / 16, DType.COMPLEX128, "14.9 GiB for shape (1000000000,) complex128");
    }

    @Test
    void whatNoJavaArrayCanHoldIsRefused() {
        assertRefused(1L << 40, DType.FLOAT64, "8.00 TiB for shape (1099511627776,) float64");
    }

    private static void assertRefused(long items, DType type, String size) {
        if (Runtime.getRuntime().maxMemory() > items * type.itemSize()) {
            return;
        }
        AllocationException e =
                assertThrows(AllocationException.class, () -> HeapStorage.allocate(type, new long[] {items}));
        String message = String.valueOf(e.getMessage());
        assertTrue(message.contains(size), message);
    }
}
