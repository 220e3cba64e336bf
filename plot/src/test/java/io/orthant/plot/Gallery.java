package io.orthant.plot;

import static io.orthant.Np.abs;
import static io.orthant.Np.arange;
import static io.orthant.Np.array;
import static io.orthant.Np.clip;
import static io.orthant.Np.concatenate;
import static io.orthant.Np.corrcoef;
import static io.orthant.Np.cos;
import static io.orthant.Np.exp;
import static io.orthant.Np.expandDims;
import static io.orthant.Np.linspace;
import static io.orthant.Np.log1p;
import static io.orthant.Np.logspace;
import static io.orthant.Np.maximum;
import static io.orthant.Np.sin;
import static io.orthant.Np.sqrt;
import static io.orthant.Np.tanh;
import static io.orthant.plot.Colormap.DIVERGING;
import static io.orthant.plot.Colormap.GRAY;
import static io.orthant.plot.Colormap.VIRIDIS;
import static io.orthant.plot.Plot.axes;
import static io.orthant.plot.Plot.barh;
import static io.orthant.plot.Plot.cmap;
import static io.orthant.plot.Plot.hist;
import static io.orthant.plot.Plot.imshow;
import static io.orthant.plot.Plot.plot;
import static io.orthant.plot.Plot.style;
import static io.orthant.plot.Plot.subplots;

import io.orthant.ErrState;
import io.orthant.NDArray;
import io.orthant.error.FpCondition;
import io.orthant.linalg.Linalg;
import io.orthant.linalg.Svd;
import io.orthant.random.RandomState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The course's pictures. As a program it writes them to the folder it is given. */
final class Gallery {
    private Gallery() {}

    /** All pictures by name. */
    static Map<String, Picture> all() {
        Map<String, Picture> pictures = new LinkedHashMap<>();
        pictures.put("activations", activations());
        pictures.put("softmax", softmax());
        pictures.put("outlier", outlier());
        pictures.put("svd", svd());
        pictures.put("pca", pca());
        pictures.put("timings", timings());
        pictures.put("heatmap", heatmap());
        pictures.put("scales", scales());
        return pictures;
    }

    static Picture activations() {
        NDArray x = linspace(-4, 4, 401);
        return axes().plot(x, sigmoid(x), "sigmoid")
                .plot(x, tanh(x), "tanh")
                .plot(x, maximum(x, 0), style().label("ReLU").dashed())
                .plot(x, log1p(exp(x)), style().label("softplus").dotted().width(2.5))
                .axhline(0)
                .ylim(-1.2, 3)
                .title("Activation functions")
                .xlabel("x")
                .ylabel("f(x)");
    }

    static NDArray sigmoid(NDArray x) {
        return exp(x.unaryMinus()).plus(1).pow(-1);
    }

    /** The naive softmax of the numbers z, z/2 and 0: from z = 710 on the first is NaN. */
    static Picture softmax() {
        NDArray z = logspace(0, 3, 601);
        NDArray inputs = expandDims(z, 1).times(array(1.0, 0.5, 0.0));
        NDArray naive = ErrState.ignore(FpCondition.values()).call(() -> {
            NDArray e = exp(inputs);
            return e.div(expandDims(e.sum(1), 1));
        });
        NDArray e = exp(inputs.minus(expandDims(inputs.max(1), 1)));
        NDArray stable = e.div(expandDims(e.sum(1), 1));
        Axes left = curves(z, naive).title("exp(z) / sum(exp(z))").axvline(709.78, style().dotted());
        left = left.text(120, 0.5, "NaN beyond");
        return subplots(1, 2, left, curves(z, stable).title("exp(z − max(z)) / sum(…)"))
                .suptitle("A softmax that overflows, and one that does not")
                .figsize(9, 3.8);
    }

    private static Axes curves(NDArray z, NDArray p) {
        return plot(z, p.get(":, 0"), "z")
                .plot(z, p.get(":, 1"), "z / 2")
                .plot(z, p.get(":, 2"), "0")
                .xlog()
                .ylim(-0.05, 1.05)
                .legend(Legend.UPPER_LEFT)
                .xlabel("z");
    }

    static Picture outlier() {
        NDArray x = new RandomState(42).randn(1000);
        x.set(17, 60.0);
        NDArray clipped = clip(x, -3, 3);
        NDArray scaled = clipped.minus(clipped.mean()).div(clipped.std());
        return subplots(
                        1,
                        3,
                        hist(x, 40).title("As it came").xlabel("x").ylabel("count"),
                        hist(clipped, 40, style().color("#009e73"))
                                .title("Clipped to [−3, 3]")
                                .xlabel("x"),
                        hist(scaled, 40, style().color("#d55e00"))
                                .title("… and standardised")
                                .xlabel("z"))
                .figsize(10.5, 3.4);
    }

    /** A picture made of a few functions: hills, a disc and stripes. */
    static NDArray scene(int n) {
        NDArray y = expandDims(linspace(-1, 1, n), 1);
        NDArray x = expandDims(linspace(-1, 1, n), 0);
        NDArray sky = y.times(-0.25).plus(0.55).plus(x.times(0));
        NDArray sun = Disc.at(x, y, 0.35, -0.45, 0.24);
        NDArray moon = Disc.at(x, y, -0.45, -0.4, 0.12);
        NDArray hills =
                sin(x.times(5)).times(0.12).plus(cos(x.times(11)).times(0.05)).plus(0.3);
        NDArray ground = y.gt(hills).astype(sky.dtype());
        NDArray waves = sin(y.times(40).plus(x.times(6))).times(0.12).plus(0.28);
        NDArray picture = sky.plus(sun.times(0.45)).minus(moon.times(0.3));
        return clip(picture.times(ground.times(-1).plus(1)).plus(ground.times(waves)), 0, 1);
    }

    private static final class Disc {
        static NDArray at(NDArray x, NDArray y, double cx, double cy, double radius) {
            NDArray distance = sqrt(x.minus(cx).square().plus(y.minus(cy).square()));
            return clip(distance.minus(radius).times(-40), 0, 1);
        }
    }

    static Picture svd() {
        NDArray image = scene(160);
        Svd parts = Linalg.svd(image, false);
        List<Axes> all = new ArrayList<>();
        all.add(imshow(image, cmap(GRAY).range(0, 1)).title("160 × 160").axisOff());
        for (int k : new int[] {1, 4, 10, 30}) {
            NDArray u = parts.u().get(":, :" + k);
            NDArray low = u.times(parts.s().get(":" + k)).matmul(parts.vh().get(":" + k));
            double error = abs(low.minus(image)).mean().asDouble();
            all.add(imshow(low, cmap(GRAY).range(0, 1))
                    .title("rank " + k + ", error " + "%.3f".formatted(error))
                    .axisOff());
        }
        NDArray s = parts.s().get(":60");
        all.add(plot(arange(1, s.size() + 1), s).ylog().xlabel("k").title("Singular values"));
        return subplots(2, 3, all).figsize(7.2, 5.2);
    }

    static Picture pca() {
        RandomState random = new RandomState(3);
        String[] names = {"group a", "group b", "group c"};
        double[][] centers = {{5, 3.4, 1.5, 0.2}, {5.9, 2.8, 4.3, 1.3}, {6.6, 3, 5.5, 2}};
        NDArray x = concatenate(
                Arrays.stream(centers)
                        .map(c -> random.randn(50, 4)
                                .times(array(0.4, 0.35, 0.4, 0.2))
                                .plus(array(c)))
                        .toList(),
                0);
        NDArray centered = x.minus(x.mean(0));
        Svd parts = Linalg.svd(centered, false);
        NDArray t = centered.matmul(parts.vh().T().get(":, :2"));
        Axes axes = axes();
        for (int i = 0; i < names.length; i++) {
            NDArray rows = t.get(50 * i + ":" + 50 * (i + 1));
            axes = axes.scatter(
                    rows.get(":, 0"),
                    rows.get(":, 1"),
                    style().label(names[i]).alpha(0.8).size(7));
        }
        return axes.title("150 samples of four numbers, on two principal components")
                .xlabel("first component")
                .ylabel("second component");
    }

    /** Measured when called, on the machine it is called on. */
    static Picture timings() {
        NDArray x = new RandomState(0).randn(1_000_000);
        double[] items = x.toDoubleArray();
        Map<String, Runnable> ways = new LinkedHashMap<>();
        ways.put("fused", () -> x.lazy().minus(0.5).times(1.2).clip(-1, 1).eval());
        ways.put("new arrays", () -> clip(x.minus(0.5).times(1.2), -1, 1));
        ways.put(
                "stream",
                () -> Arrays.stream(items)
                        .map(v -> Math.clamp((v - 0.5) * 1.2, -1.0, 1.0))
                        .toArray());
        List<String> names = new ArrayList<>(ways.keySet());
        double[] best =
                ways.values().stream().mapToDouble(Gallery::milliseconds).toArray();
        Axes axes = barh(names, array(best)).xlabel("ms for a million numbers").title("One pipeline, three ways");
        for (int i = 0; i < best.length; i++) {
            axes = axes.text(best[i], i, "%.2f".formatted(best[i]));
        }
        return axes.xlim(0, 1.15 * Arrays.stream(best).max().orElseThrow())
                .grid(false)
                .figsize(6.4, 2.4);
    }

    private static double milliseconds(Runnable way) {
        double least = Double.POSITIVE_INFINITY;
        long start = System.nanoTime();
        // Long enough for the kernels to be compiled, with time to spare.
        while (System.nanoTime() - start < 500_000_000) {
            long before = System.nanoTime();
            way.run();
            least = Math.min(least, (System.nanoTime() - before) / 1e6);
        }
        return least;
    }

    static Picture heatmap() {
        NDArray data = new RandomState(1).randn(200, 6);
        data.get(":, 1").assign(data.get(":, 1").times(0.5).plus(data.get(":, 0")));
        data.get(":, 4").assign(data.get(":, 4").times(0.7).minus(data.get(":, 2")));
        NDArray r = corrcoef(data.T());
        NDArray y = expandDims(linspace(-2, 2, 120), 1);
        NDArray x = expandDims(linspace(-3, 3, 180), 0);
        NDArray wave = sin(x.square().plus(y.square())).times(exp(abs(x).times(-0.4)));
        return subplots(
                        1,
                        2,
                        imshow(r, cmap(DIVERGING).range(-1, 1).colorbar("correlation"))
                                .title("Correlations"),
                        imshow(wave, cmap(VIRIDIS).colorbar()).title("sin(x² + y²)"))
                .figsize(9, 3.6);
    }

    static Picture scales() {
        NDArray n = array(10.0, 100, 1e3, 1e4, 1e5, 1e6, 1e7);
        NDArray x = linspace(0, 6, 200);
        NDArray gaps = sin(x);
        gaps.get("60:90").assign(array(Double.NaN));
        return subplots(
                        2,
                        2,
                        plot(n, n.plus(200), style().label("n + 200").marker(Marker.CIRCLE))
                                .plot(
                                        n,
                                        n.times(4).plus(1000),
                                        style().label("4 n + 1000")
                                                .marker(Marker.SQUARE)
                                                .dashed())
                                .xlog()
                                .ylog()
                                .xlabel("n")
                                .ylabel("f(n)"),
                        plot(x, gaps).title("NaN leaves a gap"),
                        axes().bar(
                                        List.of("first", "second", "third", "fourth"),
                                        array(3.1, 5.2, 1.2, 1.0),
                                        style().label("left"))
                                .bar(
                                        List.of("first", "second", "third", "fourth"),
                                        array(3.9, 6.8, 2.1, 1.1),
                                        style().label("right"))
                                .axhline(1, style().dashed())
                                .ylabel("value"),
                        plot(arange(0, 12), arange(0, 12).square().times(1000000L))
                                .title("Whole numbers")
                                .xlabel("k")
                                .ylabel("k²"))
                .figsize(9, 6.4);
    }

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        for (Map.Entry<String, Picture> entry : all().entrySet()) {
            entry.getValue().savePng(folder.resolve(entry.getKey() + ".png"));
            entry.getValue().saveSvg(folder.resolve(entry.getKey() + ".svg"));
        }
    }
}
