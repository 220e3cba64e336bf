package io.orthant.internal.print;

import io.orthant.dtype.DType;
import io.orthant.internal.storage.Items;
import io.orthant.internal.storage.Strided;

/** The text of single items, all of one width. */
@FunctionalInterface
interface ItemFormat {
    /** The item in a slot. */
    String text(long slot);

    /** The format for an array of which the items in some slots will be written. */
    static ItemFormat of(Strided a, long[] slots, PrintFormat format) {
        DType dtype = a.dtype();
        return switch (dtype.kind()) {
            case BOOL -> bools(a);
            case SIGNED, UNSIGNED -> integers(a, slots, format.sign());
            case FLOAT -> floats(a, slots, format);
            case COMPLEX -> complex(a, slots, format);
        };
    }

    private static ItemFormat bools(Strided a) {
        Object array = a.array();
        String yes = a.rank() == 0 ? "True" : " True";
        return slot -> Items.getLong(DType.BOOL, array, slot) != 0 ? yes : "False";
    }

    private static ItemFormat integers(Strided a, long[] slots, char wantedSign) {
        DType dtype = a.dtype();
        Object array = a.array();
        boolean unsigned = dtype == DType.UINT64;
        int width = 0;
        long least = Long.MAX_VALUE;
        long most = Long.MIN_VALUE;
        // uint64 is compared with its top bit flipped, which makes the signed order the unsigned one
        long flip = unsigned ? Long.MIN_VALUE : 0;
        for (long slot : slots) {
            long v = Items.getLong(dtype, array, slot) ^ flip;
            least = Math.min(least, v);
            most = Math.max(most, v);
        }
        boolean negative = !unsigned && least < 0;
        char sign = wantedSign == ' ' && negative ? '-' : wantedSign;
        if (slots.length > 0) {
            boolean signed = sign != '-' && (unsigned || most >= 0);
            width = Math.max(
                    integer(unsigned, most ^ flip).length() + (signed ? 1 : 0),
                    integer(unsigned, least ^ flip).length());
        }
        String plus = sign == '-' ? "" : String.valueOf(sign);
        int fullWidth = width;
        return slot -> {
            long v = Items.getLong(dtype, array, slot);
            String digits = integer(unsigned, v);
            String word = v < 0 && !unsigned ? digits : plus + digits;
            return padded(word, fullWidth);
        };
    }

    private static String integer(boolean unsigned, long v) {
        return unsigned ? Long.toUnsignedString(v) : Long.toString(v);
    }

    private static String padded(String word, int width) {
        return word.length() < width ? " ".repeat(width - word.length()) + word : word;
    }

    private static ItemFormat floats(Strided a, long[] slots, PrintFormat format) {
        DType dtype = a.dtype();
        Object array = a.array();
        return new Floats(new FloatFormat(dtype, values(a, slots, 0), format), dtype, array);
    }

    /** Floats of one array. */
    record Floats(FloatFormat format, DType dtype, Object array) implements ItemFormat {
        @Override
        public String text(long slot) {
            return format.text(Items.getDouble(dtype, array, slot));
        }
    }

    private static ItemFormat complex(Strided a, long[] slots, PrintFormat format) {
        DType dtype = a.dtype();
        Object array = a.array();
        FloatFormat re = new FloatFormat(dtype.realType(), values(a, slots, 0), format);
        FloatFormat im = new FloatFormat(dtype.realType(), values(a, slots, 1), format.withSign('+'));
        return slot -> {
            String imaginary = im.text(Items.getDouble(dtype, array, slot + 1));
            int end = imaginary.stripTrailing().length();
            return re.text(Items.getDouble(dtype, array, slot))
                    + imaginary.substring(0, end)
                    + 'j'
                    + imaginary.substring(end);
        };
    }

    private static double[] values(Strided a, long[] slots, int component) {
        double[] values = new double[slots.length];
        for (int i = 0; i < slots.length; i++) {
            values[i] = Items.getDouble(a.dtype(), a.array(), slots[i] + component);
        }
        return values;
    }
}
