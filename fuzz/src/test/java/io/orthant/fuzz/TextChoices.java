package io.orthant.fuzz;

import io.orthant.dtype.DType;
import io.orthant.io.TextOptions;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Options of the readers of tables, chosen by an input's first bytes. */
final class TextChoices {
    /** Bytes that choose. */
    static final int LENGTH = 8;

    private static final List<Charset> CHARSETS = List.of(
            StandardCharsets.UTF_8,
            StandardCharsets.ISO_8859_1,
            StandardCharsets.UTF_16LE,
            StandardCharsets.UTF_16,
            StandardCharsets.US_ASCII);

    private TextChoices() {}

    private static int choice(byte[] data, int at, int of) {
        return (data[at] & 0xFF) % of;
    }

    static TextOptions common(byte[] data) {
        TextOptions options = TextOptions.of()
                .dtype(DType.values()[choice(data, 0, DType.values().length)])
                .skipHeader(choice(data, 2, 4))
                .maxRows(choice(data, 3, 8) - 1)
                .unpack((data[5] & 1) != 0)
                .ndmin(choice(data, 6, 3))
                .encoding(CHARSETS.get(choice(data, 7, CHARSETS.size())));
        options = switch (choice(data, 1, 6)) {
            case 0 -> options.delimiter(',');
            case 1 -> options.delimiter('\t');
            case 2 -> options.delimiter(';').comments("//", "%");
            case 3 -> options.comments(new String[0]);
            default -> options;
        };
        return switch (choice(data, 4, 6)) {
            case 0 -> options.usecols(0);
            case 1 -> options.usecols(1, 0);
            case 2 -> options.usecols(-1, 0, 0);
            default -> options;
        };
    }

    static TextOptions withGaps(byte[] data) {
        int more = data[5] & 0xFF;
        TextOptions options = common(data).loose((more & 2) == 0).invalidRaise((more & 4) == 0);
        if (options.maxRows() < 0) {
            options = options.skipFooter(more >> 6);
        }
        if ((more & 8) != 0) {
            options = options.missingValues("NA", "?", "");
        }
        return (more & 16) != 0 ? options.fillingValues(-9.0, 1e300) : options;
    }
}
