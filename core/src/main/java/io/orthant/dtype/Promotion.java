package io.orthant.dtype;

import static io.orthant.dtype.DType.*;

import org.jspecify.annotations.Nullable;

/**
 * NumPy's type promotion (NEP 50): the smallest dtype to which all operands cast safely, where Java scalars are
 * <em>weak</em> and only say their kind.
 */
public final class Promotion {
    private Promotion() {}

    /** The dtype that {@code numpy.promote_types} gives; symmetric. */
    public static DType promote(DType a, DType b) {
        if (a == b) {
            return a;
        }
        if (a.isBool()) {
            return b;
        }
        if (b.isBool()) {
            return a;
        }
        if (a.isComplex() || b.isComplex()) {
            return floatOf(a) == FLOAT64 || floatOf(b) == FLOAT64 ? COMPLEX128 : COMPLEX64;
        }
        if (a.isFloating() || b.isFloating()) {
            DType x = floatOf(a);
            DType y = floatOf(b);
            return x.compareTo(y) >= 0 ? x : y;
        }
        if (a.kind() == b.kind()) {
            return a.itemSize() >= b.itemSize() ? a : b;
        }
        DType unsigned = a.isUnsigned() ? a : b;
        DType signed = a.isUnsigned() ? b : a;
        if (signed.itemSize() > unsigned.itemSize()) {
            return signed;
        }
        return switch (unsigned) {
            case UINT8 -> INT16;
            case UINT16 -> INT32;
            case UINT32 -> INT64;
            default -> FLOAT64;
        };
    }

    /** The dtype of a weak scalar beside an array dtype: a Python {@code int}, {@code float} or {@code complex}. */
    public static DType promoteWeak(DType strong, Kind weak) {
        return switch (weak) {
            case BOOL -> promote(strong, BOOL);
            case SIGNED, UNSIGNED -> strong.isBool() ? INT64 : strong;
            case FLOAT -> strong.isInexact() ? strong : FLOAT64;
            case COMPLEX ->
                switch (strong) {
                    case FLOAT16, FLOAT32, COMPLEX64 -> COMPLEX64;
                    default -> COMPLEX128;
                };
        };
    }

    /** The dtype of weak scalars alone: int64, float64 or complex128. */
    public static DType defaultOf(Kind weak) {
        return switch (weak) {
            case BOOL -> BOOL;
            case SIGNED, UNSIGNED -> INT64;
            case FLOAT -> FLOAT64;
            case COMPLEX -> COMPLEX128;
        };
    }

    /** Promotion of any number of operands; {@code null} where there is none yet. */
    public static @Nullable DType promoteAll(Iterable<DType> types) {
        DType all = null;
        for (DType t : types) {
            all = all == null ? t : promote(all, t);
        }
        return all;
    }

    // the smallest float (or, for complex, the component's float) which holds every value of the dtype
    private static DType floatOf(DType t) {
        return switch (t) {
            case BOOL, INT8, UINT8, FLOAT16 -> FLOAT16;
            case INT16, UINT16, FLOAT32, COMPLEX64 -> FLOAT32;
            case INT32, UINT32, INT64, UINT64, FLOAT64, COMPLEX128 -> FLOAT64;
        };
    }
}
