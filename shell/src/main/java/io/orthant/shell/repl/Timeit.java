package io.orthant.shell.repl;

import java.util.Arrays;
import java.util.Locale;

/**
 * Times an expression as IPython's {@code %timeit} does. Public for the generated code only.
 *
 * @param loops how often the expression ran in each run
 * @param seconds what one loop took, for each run
 */
public record Timeit(long loops, double... seconds) {
    private static final int RUNS = 7;
    private static final double LONG_ENOUGH = 0.2;

    /** Never the value of an expression; volatile, so that the compiler cannot know that. */
    private static volatile Object never = new Object();

    /** The expression in a loop. */
    @FunctionalInterface
    public interface Loop {
        /** Runs it so many times. */
        void run(long times) throws Throwable;
    }

    /** After one that is not counted, seven runs, each of as many loops as take a fifth of a second. */
    public static Timeit measure(Loop loop) throws Throwable {
        long loops = 1;
        seconds(loop, loops);
        while (seconds(loop, loops) * loops < LONG_ENOUGH && loops < 1_000_000_000) {
            loops *= 10;
        }
        double[] seconds = new double[RUNS];
        for (int run = 0; run < RUNS; run++) {
            seconds[run] = seconds(loop, loops);
        }
        return new Timeit(loops, seconds);
    }

    private static double seconds(Loop loop, long loops) throws Throwable {
        long start = System.nanoTime();
        loop.run(loops);
        return (System.nanoTime() - start) * 1e-9 / loops;
    }

    /** Uses a value, so that what makes it is not optimised away. */
    public static void keep(Object value) {
        if (value == never) {
            never = new Object();
        }
    }

    @Override
    public String toString() {
        double mean = Arrays.stream(seconds).average().orElse(0);
        double variance = Arrays.stream(seconds)
                .map(s -> (s - mean) * (s - mean))
                .average()
                .orElse(0);
        return String.format(
                Locale.ROOT,
                "%s ± %s per loop (mean ± std. dev. of %d runs, %,d %s each)",
                text(mean),
                text(Math.sqrt(variance)),
                seconds.length,
                loops,
                loops == 1 ? "loop" : "loops");
    }

    /** A time in the unit that suits it, in three digits. */
    static String text(double seconds) {
        String[] units = {"s", "ms", "µs", "ns"};
        double scaled = seconds;
        int unit = 0;
        while (scaled < 0.9995 && unit < units.length - 1) {
            scaled *= 1000;
            unit++;
        }
        int decimals = scaled >= 99.95 ? 0 : scaled >= 9.995 ? 1 : 2;
        return String.format(Locale.ROOT, "%." + decimals + "f %s", scaled, units[unit]);
    }
}
