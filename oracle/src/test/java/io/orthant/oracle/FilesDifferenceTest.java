package io.orthant.oracle;

import static io.orthant.oracle.Differential.arrays;

import io.orthant.NDArray;
import io.orthant.Np;
import io.orthant.dtype.DType;
import io.orthant.io.Io;
import io.orthant.io.MapMode;
import io.orthant.io.NpyReader;
import io.orthant.io.NpzFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files written by the one and read by the other. */
class FilesDifferenceTest {
    private static final List<long[]> SHAPES = List.of(
            new long[] {},
            new long[] {1},
            new long[] {7},
            new long[] {0},
            new long[] {0, 4},
            new long[] {3, 4},
            new long[] {2, 0, 3},
            new long[] {2, 1, 0, 2},
            new long[] {1, 2, 1, 2, 0},
            new long[] {2, 3, 4},
            new long[] {2, 1, 3, 2},
            new long[] {2, 2, 1, 2, 3});

    private final Samples samples = new Samples(92);

    @TempDir
    Path folder;

    @Test
    void arraysBothWays() {
        Differential d = Differential.of("files");
        String ours = path("ours.npy");
        String theirs = path("theirs.npy");
        for (DType dtype : DType.values()) {
            for (long[] shape : SHAPES) {
                for (Layout layout : Layout.values()) {
                    if (layout == Layout.BROADCAST && shape.length == 0) {
                        continue;
                    }
                    NDArray a = samples.array(dtype, layout, Samples.Values.values()[0], shape);
                    Io.save(folder.resolve("ours.npy"), a);
                    d.check("np.load of ours", "np.load('" + ours + "')", arrays("a", a), () -> a);
                    d.check(
                            "np.save of np.load of ours",
                            "np.save('" + theirs + "', np.load('" + ours + "')); open('" + ours
                                    + "', 'rb').read() == open('" + theirs + "', 'rb').read()",
                            arrays("a", a),
                            () -> true);
                    for (int version = 1; version <= 3; version++) {
                        String write = "f = open('" + theirs + "', 'wb'); np.lib.format.write_array(f, a, version=("
                                + version + ", 0)); f.close(); a";
                        d.check(
                                "load version " + version,
                                write,
                                arrays("a", a),
                                () -> Io.load(folder.resolve("theirs.npy")));
                    }
                    for (char order : new char[] {'<', '>'}) {
                        String write = "b = a.astype(a.dtype.newbyteorder('" + order + "'), order='K'); np.save('"
                                + theirs + "', b); a";
                        d.check("load", write, arrays("a", a), () -> Io.load(folder.resolve("theirs.npy")));
                        d.check(
                                "load mapped",
                                write,
                                arrays("a", a),
                                () -> Io.load(folder.resolve("theirs.npy"), MapMode.READ)
                                        .copy());
                    }
                }
            }
        }
        d.finish();
    }

    @Test
    void archivesBothWays() {
        Differential d = Differential.of("archives");
        for (DType dtype : DType.values()) {
            for (long[] shape : SHAPES) {
                NDArray a = samples.array(dtype, Layout.TRANSPOSED, Samples.Values.values()[0], shape);
                NDArray b = samples.array(dtype, Layout.REVERSED, Samples.Values.values()[0], shape);
                Io.savez(folder.resolve("ours.npz"), Map.of("a", a));
                Io.savezCompressed(folder.resolve("packed.npz"), a, b);
                d.check("np.load of savez", "np.load('" + path("ours.npz") + "')['a']", arrays("a", a), () -> a);
                d.check(
                        "np.load of savezCompressed",
                        "np.load('" + path("packed.npz") + "')['arr_1']",
                        arrays("a", a),
                        () -> b);
                for (String function : List.of("savez", "savez_compressed")) {
                    d.check(
                            "loadNpz of " + function,
                            "np." + function + "('" + path("theirs.npz") + "', x=a, y=b); (a, b)",
                            arrays("a", a, "b", b),
                            () -> {
                                try (NpzFile file = Io.loadNpz(folder.resolve("theirs.npz"))) {
                                    return List.of(file.get("x"), file.get("y"));
                                }
                            });
                    d.check(
                            "mapped or in parts from " + function,
                            "np." + function + "('" + path("theirs.npz") + "', x=a); a.ravel('K')",
                            arrays("a", a),
                            () -> flat(folder.resolve("theirs.npz")));
                }
            }
        }
        d.finish();
    }

    /** The items of x in the file's order. */
    private static NDArray flat(Path archive) {
        try (NpzFile file = Io.loadNpz(archive)) {
            if (!file.isCompressed("x")) {
                NDArray x = file.get("x", MapMode.READ);
                return (file.header("x").fortranOrder() ? x.T() : x).copy().reshape(-1);
            }
            try (NpyReader in = file.reader("x")) {
                NDArray all = Np.empty(in.header().dtype(), 0);
                for (NDArray part = in.nextItems(5); part != null; part = in.nextItems(5)) {
                    all = Np.concatenate(all, part);
                }
                return all;
            }
        }
    }

    @Test
    void oneFileIsSharedByBoth() {
        Differential d = Differential.of("a shared file");
        String file = path("shared.npy");
        NDArray none = samples.array(DType.FLOAT64, Layout.PLAIN, Samples.Values.values()[0], 1);
        d.check(
                "a column from Python",
                "shared = np.lib.format.open_memmap('" + file
                        + "', mode='w+', dtype=np.float64, shape=(100, 3)); shared[:, 0] = np.arange(100); np.array(shared)",
                arrays("a", none),
                () -> Io.load(folder.resolve("shared.npy"), MapMode.READ).copy());
        NDArray shared = Io.load(folder.resolve("shared.npy"), MapMode.READ_WRITE);
        shared.get(":, 1").assign(shared.get(":, 0").times(2));
        d.check(
                "a column from Java",
                "np.array(np.load('" + file + "', mmap_mode='r'))",
                arrays("a", none),
                shared::copy);
        d.finish();
    }

    private String path(String name) {
        return folder.resolve(name).toString().replace('\\', '/');
    }
}
