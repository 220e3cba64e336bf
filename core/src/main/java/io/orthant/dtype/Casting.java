package io.orthant.dtype;

/** NumPy's casting rules, from strictest to loosest. */
public enum Casting {
    /** No cast at all. */
    NO("no"),
    /** Byte-order changes only; Orthant arrays are always in native order, so the same as {@link #NO}. */
    EQUIV("equiv"),
    /** Casts which keep every value. */
    SAFE("safe"),
    /** Safe casts and casts within a kind, such as float64 to float32. */
    SAME_KIND("same_kind"),
    /** Any cast. */
    UNSAFE("unsafe");

    private final String label;

    Casting(String label) {
        this.label = label;
    }

    /** NumPy's spelling, as it appears in error messages. */
    public String label() {
        return label;
    }

    /** Whether this rule allows a cast from one dtype to another, as {@code numpy.can_cast}. */
    public boolean allows(DType from, DType to) {
        return switch (this) {
            case NO, EQUIV -> from == to;
            case SAFE -> isSafe(from, to);
            case SAME_KIND -> isSafe(from, to) || kindRank(from) <= kindRank(to);
            case UNSAFE -> true;
        };
    }

    private static boolean isSafe(DType from, DType to) {
        return from == to || Promotion.promote(from, to) == to;
    }

    // NumPy's order of kinds for same_kind: bool < unsigned < signed < float < complex
    private static int kindRank(DType t) {
        return switch (t.kind()) {
            case BOOL -> 0;
            case UNSIGNED -> 1;
            case SIGNED -> 2;
            case FLOAT -> 3;
            case COMPLEX -> 4;
        };
    }
}
