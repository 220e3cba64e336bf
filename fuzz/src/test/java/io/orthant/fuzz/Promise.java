package io.orthant.fuzz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import io.orthant.NDArray;
import io.orthant.error.OrthantException;
import io.orthant.io.Io;
import java.lang.management.ManagementFactory;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a reader promises for any input: an array or a typed exception, soon, and no more memory than the input justifies. */
final class Promise {
    /** Bytes of memory for a byte of text: the widest item for each digit, and arrays that double as they fill. */
    private static final long PER_TEXT_BYTE = 128;

    /** Bytes of memory for a byte of items: arrays that double as they fill, and a last copy. */
    private static final long PER_ITEM_BYTE = 4;

    /** For buffers of fixed size. */
    private static final long FIXED = 8 << 20;

    private static final long SMALL = 2 << 20;

    private static final long MOST_NANOSECONDS = 5_000_000_000L;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Promise() {}

    /** The array, or null if a typed exception refused the input. */
    static @Nullable NDArray array(long bytes, Supplier<NDArray> reading) {
        return array(FIXED + PER_TEXT_BYTE * bytes, bytes, reading);
    }

    /** As {@link #array}, for items that are there as bytes: little more memory than they take. */
    static @Nullable NDArray items(long bytes, Supplier<NDArray> reading) {
        return array(SMALL + PER_ITEM_BYTE * bytes, bytes, reading);
    }

    private static @Nullable NDArray array(long most, long bytes, Supplier<NDArray> reading) {
        Cost first = new Cost();
        NDArray result = attempt(reading);
        if (first.exceeds(most)) {
            // classes are loaded and kernels made once: only what comes again counts
            Cost again = new Cost();
            attempt(reading);
            assertFalse(again.exceeds(most), () -> again.text(bytes));
        }
        if (result != null) {
            assertFalse(result.repr().isEmpty());
        }
        return result;
    }

    private static @Nullable NDArray attempt(Supplier<NDArray> reading) {
        try {
            return reading.get();
        } catch (OrthantException e) {
            String message = e.getMessage();
            boolean tells = message != null && !message.isBlank() && !message.endsWith("null");
            assertTrue(tells && message.length() < 4000, () -> "message: " + message);
            return null;
        } catch (RuntimeException | Error e) {
            return fail(e);
        }
    }

    /** Both refused, or of one dtype and shape, bit by bit. */
    static void assertSame(@Nullable NDArray a, @Nullable NDArray b) {
        assertEquals(a == null, b == null);
        if (a != null && b != null) {
            assertEquals(a.dtype(), b.dtype());
            assertArrayEquals(a.shape(), b.shape());
            assertEquals(Io.toBuffer(a), Io.toBuffer(b));
        }
    }

    /** What this thread has used since. */
    private static final class Cost {
        private final long allocated = THREADS.getCurrentThreadAllocatedBytes();
        private final long nanoseconds = THREADS.getCurrentThreadCpuTime();
        private long moreBytes;
        private long moreTime;

        boolean exceeds(long most) {
            moreBytes = THREADS.getCurrentThreadAllocatedBytes() - allocated;
            moreTime = THREADS.getCurrentThreadCpuTime() - nanoseconds;
            return moreBytes > most || moreTime > MOST_NANOSECONDS;
        }

        String text(long bytes) {
            return "an input of " + bytes + " bytes took " + moreBytes + " bytes of memory, " + moreTime / 1_000_000
                    + " ms";
        }
    }
}
