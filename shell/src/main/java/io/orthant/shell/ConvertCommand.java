package io.orthant.shell;

import io.orthant.NDArray;
import io.orthant.dtype.DType;
import io.orthant.io.Io;
import io.orthant.io.MapMode;
import io.orthant.io.NpyReader;
import io.orthant.io.NpzFile;
import io.orthant.io.TextFormat;
import io.orthant.io.TextOptions;
import io.orthant.plot.Images;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Turns files of arrays into one another. */
@Command(
        name = "convert",
        description = {
            "Convert between .npy, .npz, text (.csv, .tsv, .txt, each also .gz) and images (.png; .jpg, .gif, .bmp to read).",
            "The files' names say what they are."
        },
        mixinStandardHelpOptions = true)
final class ConvertCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "IN", description = "The file to read.")
    private Path in;

    @Parameters(index = "1", paramLabel = "OUT", description = "The file to write.")
    private Path out;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "The array to take from an archive, or to write into one.")
    private @Nullable String name;

    @Option(names = "--dtype", paramLabel = "DTYPE", description = "Convert the items: ${COMPLETION-CANDIDATES}.")
    private @Nullable DType dtype;

    @Option(names = "--skip", paramLabel = "N", description = "Lines to skip at the start of a text.")
    private int skip;

    @Option(names = "--fmt", paramLabel = "FORMAT", description = "How numbers are written as text, such as %%.3f.")
    private @Nullable String format;

    @Option(names = "--compressed", description = "Compress the archive.")
    private boolean compressed;

    @Option(
            names = {"-f", "--force"},
            description = "Overwrite OUT if it exists.")
    private boolean force;

    @Override
    public void run() {
        String target = Suffix.of(out);
        switch (target) {
            case "npy", "npz", "csv", "tsv", "txt", "png" -> {}
            default -> throw new UserError("cannot write " + out + ": name it .npy, .npz, .csv, .tsv, .txt or .png");
        }
        if (!force && Files.exists(out)) {
            throw new UserError(out + " exists; --force overwrites it");
        }
        Path folder = out.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw new UserError("there is no folder " + folder);
        }
        if (Files.isDirectory(in)) {
            throw new UserError(in + " is a folder, not a file of arrays");
        }
        Map<String, NDArray> arrays = read();
        if (dtype != null) {
            DType wanted = dtype;
            arrays.replaceAll((key, a) -> a.astype(wanted));
        }
        if (target.equals("npz")) {
            if (compressed) {
                Io.savezCompressed(out, arrays);
            } else {
                Io.savez(out, arrays);
            }
        } else {
            write(only(arrays), target);
        }
        arrays.forEach((key, a) -> spec.commandLine()
                .getOut()
                .println(out + ": " + (target.equals("npz") ? key + " " : "") + a.dtype() + " of shape "
                        + FileReport.shape(a.shape())));
        spec.commandLine().getOut().flush();
    }

    private Map<String, NDArray> read() {
        Map<String, NDArray> arrays = new LinkedHashMap<>();
        String key = name == null ? "arr_0" : name;
        switch (Suffix.of(in)) {
            case "npy" -> arrays.put(key, Io.load(in, MapMode.READ));
            case "npz" -> {
                try (NpzFile archive = Io.loadNpz(in)) {
                    for (String member : name == null ? archive.names() : List.of(name)) {
                        arrays.put(member, array(archive, member));
                    }
                }
            }
            case "csv" -> arrays.put(key, text(TextOptions.of().delimiter(',')));
            case "tsv" -> arrays.put(key, text(TextOptions.of().delimiter('\t')));
            case "txt", "dat" -> arrays.put(key, text(TextOptions.of()));
            case "png", "jpg", "jpeg", "gif", "bmp" -> arrays.put(key, Images.read(in));
            default -> throw new UserError("cannot read " + in + ": its name does not end in a format known here");
        }
        return arrays;
    }

    /** Stored arrays stay in the file, which holds more than memory; once their checksum was found right. */
    private static NDArray array(NpzFile archive, String member) {
        if (archive.isCompressed(member)) {
            return archive.get(member);
        }
        try (NpyReader items = archive.reader(member)) {
            while (items.nextItems(1 << 20) != null) {
                // a wrong checksum shows at the end
            }
        }
        return archive.get(member, MapMode.READ);
    }

    private NDArray text(TextOptions options) {
        return Io.loadtxt(in, options.skipHeader(skip));
    }

    private NDArray only(Map<String, NDArray> arrays) {
        if (arrays.size() != 1) {
            throw new UserError(in + " has " + arrays.size() + " arrays: choose one with --name: " + arrays.keySet());
        }
        return arrays.values().iterator().next();
    }

    private void write(NDArray a, String target) {
        switch (target) {
            case "npy" -> Io.save(out, a);
            case "png" -> Images.write(out, a);
            default -> {
                TextFormat text =
                        TextFormat.of().delimiter(target.equals("csv") ? "," : target.equals("tsv") ? "\t" : " ");
                String numbers = format == null ? format(a.dtype()) : format;
                Io.savetxt(out, a, numbers == null ? text : text.fmt(numbers));
            }
        }
    }

    /** As many digits as bring the same number back. */
    private static @Nullable String format(DType dtype) {
        if (dtype.isComplex()) {
            return null;
        }
        return dtype.isFloating() ? dtype.itemSize() <= 4 ? "%.9g" : "%.17g" : "%d";
    }
}
