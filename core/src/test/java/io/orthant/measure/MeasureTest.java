package io.orthant.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.orthant.NDArray;
import io.orthant.Np;
import io.orthant.dtype.DType;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class MeasureTest {
    @Test
    void elapsedTimeCoversTheTask() {
        Duration d = Measure.elapsed(() -> {
            long end = System.nanoTime() + 5_000_000;
            while (System.nanoTime() < end) {
                LockSupport.parkNanos(end - System.nanoTime());
            }
        });
        assertTrue(d.compareTo(Duration.ofMillis(5)) >= 0, d::toString);
        assertEquals(1.5, Measure.seconds(Duration.ofMillis(1500)), 1e-12);
    }

    @Test
    void bestRunsAsOftenAsAsked() {
        AtomicInteger runs = new AtomicInteger();
        Measure.best(4, runs::incrementAndGet);
        assertEquals(4, runs.get());
        assertThrows(IllegalArgumentException.class, () -> Measure.best(0, runs::incrementAndGet));
    }

    @Test
    void aJvmOccupiesSomeMegabytes() {
        assertTrue(Measure.residentBytes() > 4L << 20, () -> Measure.residentBytes() + " bytes");
    }

    @Test
    void sharedMemoryCountsOnce() {
        NDArray x = Np.zeros(DType.FLOAT32, 10, 10);
        assertEquals(400, Measure.bytes(x));
        assertEquals(400, Measure.bytes(x.get("2:4")));
        assertEquals(400, Measure.bytes(x, x.T(), x.get("0")));
        assertEquals(1200, Measure.bytes(x, x.astype(DType.FLOAT64)));
        assertEquals(0, Measure.bytes());
    }
}
