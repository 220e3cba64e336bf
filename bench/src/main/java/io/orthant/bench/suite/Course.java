package io.orthant.bench.suite;

import io.orthant.NDArray;
import io.orthant.Np;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The normalise–scale–clip pipeline in its forms, and a small expression beside plain Java. */
final class Course {
    private static final String PIPELINE = "z = (x - x.mean()) / x.std(); np.clip(z * 1.2, -1, 1)";
    private static final String IN_PLACE = "a = wf.mean(); s = wf.std(); np.subtract(wf, a, out=wf);"
            + " np.divide(wf, s, out=wf); np.multiply(wf, 1.2, out=wf); np.clip(wf, -1, 1, out=wf)";
    private static final String LINE = "2 * np.arange(n) + 3";

    private Course() {}

    static List<Kernel> rows() {
        return Stream.of(pipeline(), line())
                .flatMap(theme -> theme.rows().stream())
                .toList();
    }

    private static Theme pipeline() {
        return new Theme("pipeline", Suite.SIZES)
                .one(
                        "f64, eager",
                        0,
                        PIPELINE,
                        "x",
                        x -> x.minus(x.mean()).div(x.std()).times(1.2).clip(-1, 1))
                .one(
                        "f64, fused",
                        40,
                        PIPELINE,
                        "x",
                        x -> x.lazy()
                                .minus(x.mean())
                                .div(x.std())
                                .times(1.2)
                                .clip(-1, 1)
                                .eval())
                .one("f32, in place", 0, IN_PLACE, "wf", Course::inPlace)
                .one("f32, in place, fused", 20, IN_PLACE, "wf", w -> {
                    NDArray mean = w.mean();
                    NDArray std = w.std();
                    return w.update(v -> v.minus(mean).div(std).times(1.2).clip(-1, 1));
                });
    }

    private static NDArray inPlace(NDArray w) {
        NDArray mean = w.mean();
        NDArray std = w.std();
        Np.subtract.out(w).call(w, mean);
        Np.divide.out(w).call(w, std);
        Np.multiply.out(w).call(w, 1.2);
        return Np.clip.out(w).call(w, -1, 1);
    }

    private static Theme line() {
        return new Theme("2 * arange + 3", Suite.SIZES)
                .row(
                        "eager",
                        0,
                        LINE,
                        data -> () -> Np.arange(data.n()).times(2).plus(3))
                .row(
                        "fused",
                        0,
                        LINE,
                        data -> () ->
                                Np.arange(data.n()).lazy().times(2).plus(3).eval())
                .row("a loop in Java", 0, LINE, data -> () -> {
                    long[] line = new long[(int) data.n()];
                    for (int i = 0; i < line.length; i++) {
                        line[i] = 2L * i + 3;
                    }
                    return line;
                })
                .uncounted()
                .row(
                        "a stream in Java",
                        0,
                        LINE,
                        data -> () -> LongStream.range(0, data.n())
                                .map(i -> 2 * i + 3)
                                .toArray())
                .uncounted();
    }
}
