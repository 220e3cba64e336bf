package io.orthant.bench.suite;

import io.orthant.NDArray;
import io.orthant.bench.peer.Task;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes the times of both sides in turns: a round of theirs, a round of ours, until the time for the kernel is spent.
 * A round is as many calls as fill some milliseconds.
 *
 * @param seconds what the rounds of one kernel at one size may take together
 */
record Stopwatch(double seconds) {
    private static final double ROUND = 4e6;
    private static final double BATCH = 10e6;
    private static final double LONG = 200e6;
    private static final int FEWEST = 3;
    private static final int MOST = 41;

    private static final int ARRAYS = 20;
    private static final int ARRAY_ROUNDS = 9;

    /** Kernels take a second or more to change over to lanes, however short the rounds are. */
    private static final double FEWEST_WARM_UP_SECONDS = 1.2;

    /** Results go here, so that no call can be left out as dead. */
    private static final AtomicReference<@Nullable Object> SINK = new AtomicReference<>();

    Result measure(Kernel kernel, Data data, @Nullable NumPy numpy, JvmPeers others) throws IOException {
        Supplier<?> call = kernel.orthant().apply(data);
        Map<String, Task<?>> tasks = others.tasks(kernel, data, call.get());
        List<Side> sides = new ArrayList<>();
        sides.add(jvmSide("orthant", call));
        if (numpy != null) {
            numpy.size(data.n());
            sides.add(numpySide("numpy", kernel.numpy(), numpy));
            for (var peer : PythonPeers.statements(kernel, numpy.about()).entrySet()) {
                sides.add(numpySide(peer.getKey(), peer.getValue(), numpy));
            }
        }
        tasks.forEach((name, task) -> sides.add(jvmSide(name, task::run)));
        int rounds = 0;
        double spent = 0;
        while (rounds < FEWEST || (rounds < MOST && spent < seconds * 1e9)) {
            for (Side side : sides) {
                if (!tasks.isEmpty()) {
                    WarmUp.rest();
                }
                spent += side.round();
            }
            rounds++;
        }
        Map<String, Double> peers = new LinkedHashMap<>();
        sides.stream().skip(numpy == null ? 1 : 2).forEach(side -> peers.put(side.name, side.median()));
        double theirs = numpy == null ? Double.NaN : sides.get(1).median();
        double ours = sides.getFirst().median();
        double array = ours > theirs ? newArray(call) : Double.NaN;
        return new Result(kernel, data.n(), ours, theirs, array, rounds, peers);
    }

    /** What an array like the one that a call makes takes by itself; NaN if it makes none. */
    private static double newArray(Supplier<?> call) throws IOException {
        if (!(call.get() instanceof NDArray a && call.get() instanceof NDArray b)
                || a.mayShareMemory(b)
                || a.nbytes() > Integer.MAX_VALUE - 8) {
            return Double.NaN;
        }
        int bytes = (int) a.nbytes();
        Supplier<?> alone = () -> new byte[bytes];
        nanos(alone, ARRAYS);
        Side side = new Side("array", calls -> nanos(alone, calls), nanos(alone, ARRAYS) / ARRAYS);
        for (int round = 0; round < ARRAY_ROUNDS; round++) {
            side.round();
        }
        return side.median();
    }

    /** Warms a call up; the best nanoseconds per call. */
    double warm(Supplier<?> call) {
        return WarmUp.of(calls -> nanos(call, calls), Math.max(6 * seconds, FEWEST_WARM_UP_SECONDS));
    }

    private Side jvmSide(String name, Supplier<?> call) {
        return new Side(name, calls -> nanos(call, calls), warm(call));
    }

    private static Side numpySide(String name, String statement, NumPy numpy) throws IOException {
        double each = numpy.nanos(1, statement);
        if (each < LONG) {
            each = numpy.nanos(1, statement);
        }
        if (each < BATCH) {
            long calls = Math.max(1, (long) (BATCH / 4 / each));
            each = numpy.nanos(calls, statement) / calls;
        }
        return new Side(name, calls -> numpy.nanos(calls, statement), each);
    }

    private static double nanos(Supplier<?> call, long calls) {
        long start = System.nanoTime();
        for (long i = 0; i < calls; i++) {
            SINK.setOpaque(call.get());
        }
        double nanos = System.nanoTime() - start;
        SINK.setOpaque(null);
        return nanos;
    }

    private interface Timer {
        double nanos(long calls) throws IOException;
    }

    private static final class Side {
        private final String name;
        private final Timer timer;
        private final long calls;
        private final List<Double> times = new ArrayList<>();

        Side(String name, Timer timer, double each) {
            this.name = name;
            this.timer = timer;
            calls = Math.max(1, Math.round(ROUND / each));
        }

        /** What the round took. */
        double round() throws IOException {
            double nanos = timer.nanos(calls);
            times.add(nanos / calls);
            return nanos;
        }

        double median() {
            double[] sorted = times.stream().mapToDouble(t -> t).toArray();
            Arrays.sort(sorted);
            return sorted[sorted.length / 2];
        }
    }
}
