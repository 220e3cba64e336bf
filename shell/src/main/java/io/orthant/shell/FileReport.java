package io.orthant.shell;

import io.orthant.dtype.DType;
import io.orthant.io.Io;
import io.orthant.io.NpyHeader;
import io.orthant.io.NpyReader;
import io.orthant.io.NpzFile;
import java.io.PrintWriter;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is in a {@code .npy} or {@code .npz} file, in a few lines. */
final class FileReport {
    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean headersOnly;

    FileReport(PrintWriter out, PrintWriter err, boolean headersOnly) {
        this.out = out;
        this.err = err;
        this.headersOnly = headersOnly;
    }

    void print(Path file) {
        if (Files.isDirectory(file)) {
            throw new UserError(file + " is a folder, not a file of arrays");
        }
        if (!Suffix.of(file).equals("npz")) {
            NpyHeader header = Io.header(file);
            line(String.valueOf(file.getFileName()), header);
            if (!headersOnly) {
                Profile.print(header, () -> NpyReader.of(file), out, err);
            }
            return;
        }
        try (NpzFile archive = Io.loadNpz(file)) {
            int count = archive.names().size();
            out.println(file.getFileName() + ": " + count + (count == 1 ? " array" : " arrays"));
            for (String name : archive.names()) {
                NpyHeader header = archive.header(name);
                line(name, header);
                if (!headersOnly) {
                    Profile.print(header, () -> archive.reader(name), out, err);
                }
            }
        }
    }

    private void line(String name, NpyHeader header) {
        out.println(name + ": " + shape(header.shape()) + " " + header.dtype() + ", "
                + (header.fortranOrder() ? "Fortran" : "C") + " order, " + order(header)
                + size(header.bytes()) + ", npy version " + header.version() + ".0");
        out.flush();
    }

    static String shape(long[] shape) {
        String inner = Arrays.stream(shape).mapToObj(Long::toString).collect(Collectors.joining(", "));
        return "(" + inner + (shape.length == 1 ? ",)" : ")");
    }

    private static String order(NpyHeader header) {
        DType dtype = header.dtype();
        return dtype.itemSize() == 1 ? "" : header.order() == ByteOrder.BIG_ENDIAN ? "big-endian, " : "little-endian, ";
    }

    private static String size(long bytes) {
        String[] units = {"KiB", "MiB", "GiB", "TiB"};
        double size = bytes;
        int unit = -1;
        while (size >= 1024 && unit < units.length - 1) {
            size /= 1024;
            unit++;
        }
        return unit < 0 ? bytes + " bytes" : String.format(Locale.ROOT, "%.1f %s", size, units[unit]);
    }
}
