package io.orthant.io;

import io.orthant.dtype.DType;
import io.orthant.error.DTypeException;
import io.orthant.internal.shape.Shapes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a {@code .npy} file says about its array before the items.
 *
 * <p>The format is NumPy's (NEP 1): the magic {@code \x93NUMPY}, two bytes of version, the header's length (two bytes in
 * version 1, four in 2 and 3), and the text of a Python dict with the keys descr, fortran_order and shape.
 *
 * @param version 1, 2 or 3
 * @param dtype the items' type
 * @param order the items' byte order
 * @param fortranOrder whether the first axis runs fastest
 * @param shape items along each axis
 * @param length bytes before the first item
 */
public record NpyHeader(int version, DType dtype, ByteOrder order, boolean fortranOrder, long[] shape, int length) {
    /** The longest header text that is read, NumPy's limit. */
    public static final int LONGEST = 10_000;

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final Set<String> KEYS = Set.of("descr", "fortran_order", "shape");
    private static final int ALIGNMENT = 64;
    // NumPy leaves room for a first axis of so many digits, for writers that append
    private static final int GROWTH_DIGITS = 21;

    /** Bytes from the start of a file in which its header's length stands. */
    static final int PREFIX = 12;

    private static final int SHORT_PREFIX = 10;

    /** Bytes of all items. */
    public long bytes() {
        return Shapes.size(shape) * dtype.itemSize();
    }

    /**
     * Bytes of a header with its prefix, from the file's first {@link #PREFIX} bytes (fewer only if the file ends there).
     */
    static int lengthFrom(byte[] start, int count) {
        for (int i = 0; i < MAGIC.length; i++) {
            if (i >= count || start[i] != MAGIC[i]) {
                throw new FileFormatException("the magic string is not correct; expected \\x93NUMPY, got "
                        + Quoted.of(new String(start, 0, Math.min(count, MAGIC.length), StandardCharsets.ISO_8859_1)));
            }
        }
        if (count < SHORT_PREFIX) {
            throw new FileFormatException("EOF: reading array header, expected 10 bytes got " + count);
        }
        int major = start[6] & 0xFF;
        int minor = start[7] & 0xFF;
        if (major < 1 || major > 3 || minor != 0) {
            throw new FileFormatException(
                    "we only support format version (1,0), (2,0), and (3,0), not (" + major + "," + minor + ")");
        }
        if (major > 1 && count < PREFIX) {
            throw new FileFormatException("EOF: reading array header length, expected 4 bytes got " + (count - 8));
        }
        ByteBuffer buffer = ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN);
        long text = major == 1 ? buffer.getShort(8) & 0xFFFF : buffer.getInt(8) & 0xFFFF_FFFFL;
        if (text > LONGEST) {
            throw new FileFormatException(
                    "Header info length (" + text + ") is large and may not be safe to load; at most " + LONGEST);
        }
        return (major == 1 ? SHORT_PREFIX : PREFIX) + (int) text;
    }

    /** A header from all its bytes, prefix included. */
    static NpyHeader parse(byte[] header) {
        int version = header[6];
        int prefix = version == 1 ? SHORT_PREFIX : PREFIX;
        Map<String, Object> entries = HeaderText.parse(text(header, prefix, version));
        if (!entries.keySet().equals(KEYS)) {
            throw new FileFormatException("Header does not contain the correct keys: "
                    + Quoted.of(entries.keySet().toString()));
        }
        if (!(entries.get("shape") instanceof List<?> dimensions)) {
            throw new FileFormatException("shape is not valid: it must be a tuple");
        }
        if (!(entries.get("fortran_order") instanceof Boolean fortran)) {
            throw new FileFormatException("fortran_order is not a valid bool");
        }
        if (!(entries.get("descr") instanceof String descr)) {
            if (entries.get("descr") instanceof HeaderText.Fields) {
                throw new DTypeException("structured dtypes are not supported: the items have named fields");
            }
            throw new FileFormatException("descr is not a valid dtype descriptor");
        }
        DType dtype = dtype(descr);
        long[] shape = dimensions.stream().mapToLong(d -> (Long) d).toArray();
        check(shape, dtype);
        return new NpyHeader(version, dtype, order(descr), fortran, shape, header.length);
    }

    private static String text(byte[] header, int prefix, int version) {
        if (header.length > prefix && header[header.length - 1] != '\n') {
            throw new FileFormatException("Cannot parse header: it does not end with a line break");
        }
        Charset charset = version == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
        try {
            return charset.newDecoder()
                    .decode(ByteBuffer.wrap(header, prefix, header.length - prefix))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new FileFormatException("Cannot parse header: it is not UTF-8", e);
        }
    }

    private static void check(long[] shape, DType dtype) {
        if (shape.length > Shapes.MAX_DIMENSIONS) {
            throw new FileFormatException(
                    "shape is not valid: " + shape.length + " dimensions, at most " + Shapes.MAX_DIMENSIONS);
        }
        long bytes = dtype.itemSize();
        for (long n : shape) {
            if (n < 0) {
                throw new FileFormatException("shape is not valid: negative dimension in " + Shapes.text(shape));
            }
            // an empty array's other axes count too, as in NumPy: strides are made of them
            if (n > 0 && bytes > Long.MAX_VALUE / n) {
                throw new FileFormatException("array is too big: shape " + Shapes.text(shape) + " of " + dtype);
            }
            bytes *= Math.max(n, 1);
        }
    }

    private static ByteOrder order(String descr) {
        return switch (descr.charAt(0)) {
            case '<' -> ByteOrder.LITTLE_ENDIAN;
            case '>' -> ByteOrder.BIG_ENDIAN;
            default -> ByteOrder.nativeOrder();
        };
    }

    /** The dtype of a descriptor such as {@code <f8}, {@code |b1}. */
    private static DType dtype(String descr) {
        String code = !descr.isEmpty() && "<>|=".indexOf(descr.charAt(0)) >= 0 ? descr.substring(1) : descr;
        for (DType dtype : DType.values()) {
            if (code.equals(code(dtype))) {
                return dtype;
            }
        }
        String kind = code.isEmpty() ? "" : code.substring(0, 1);
        throw switch (kind) {
            case "O" ->
                new DTypeException("Object arrays cannot be loaded: the items are pickled Python objects, which can run"
                        + " code; save them in NumPy with a numeric dtype");
            case "V", "S", "U", "M", "m", "f", "c", "a", "T" ->
                new DTypeException("dtype " + Quoted.of(descr) + " is not supported; the items may be bool, integers,"
                        + " float16 to float64, complex64 and complex128");
            default -> new FileFormatException("descr is not a valid dtype descriptor: " + Quoted.of(descr));
        };
    }

    private static String code(DType dtype) {
        char letter = switch (dtype.kind()) {
            case BOOL -> 'b';
            case SIGNED -> 'i';
            case UNSIGNED -> 'u';
            case FLOAT -> 'f';
            case COMPLEX -> 'c';
        };
        return letter + "" + dtype.itemSize();
    }

    /** The header which NumPy writes for an array, byte for byte; items are little-endian. */
    static byte[] format(DType dtype, boolean fortranOrder, long[] shape) {
        List<String> dimensions = new ArrayList<>();
        for (long n : shape) {
            dimensions.add(Long.toString(n));
        }
        String tuple = "(" + String.join(", ", dimensions) + (shape.length == 1 ? ",)" : ")");
        StringBuilder text = new StringBuilder("{'descr': '")
                .append(dtype.itemSize() == 1 ? '|' : '<')
                .append(code(dtype))
                .append("', 'fortran_order': ")
                .append(fortranOrder ? "True" : "False")
                .append(", 'shape': ")
                .append(tuple)
                .append(", }");
        if (shape.length > 0) {
            int digits = dimensions.get(fortranOrder ? shape.length - 1 : 0).length();
            text.append(" ".repeat(GROWTH_DIGITS - digits));
        }
        int used = SHORT_PREFIX + text.length() + 1;
        int length = used + ALIGNMENT - used % ALIGNMENT;
        byte[] header = new byte[length];
        Arrays.fill(header, (byte) ' ');
        ByteBuffer buffer = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
        buffer.put(MAGIC).put((byte) 1).put((byte) 0).putShort((short) (length - SHORT_PREFIX));
        buffer.put(text.toString().getBytes(StandardCharsets.ISO_8859_1));
        header[length - 1] = '\n';
        return header;
    }
}
