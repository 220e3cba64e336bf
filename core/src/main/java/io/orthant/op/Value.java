package io.orthant.op;

import io.orthant.dtype.DType;
import java.util.List;

/** An operand or result of a ufunc as its row sees it: one real expression, or the two parts of a complex one. */
public sealed interface Value {
    /** The dtype, complex for a pair. */
    DType type();

    /** This value converted to another dtype, real to complex included; complex to real drops the imaginary part. */
    Value cast(DType to);

    /** The real expressions it is made of: one, or two. */
    List<Expr> parts();

    /** A real value. */
    record Real(Expr expr) implements Value {
        @Override
        public DType type() {
            return expr.type();
        }

        @Override
        public Value cast(DType to) {
            if (!to.isComplex()) {
                return expr.type() == to ? this : new Real(expr.cast(to));
            }
            Expr re = expr.cast(to.realType());
            return new Complex(re, re.of(0));
        }

        @Override
        public List<Expr> parts() {
            return List.of(expr);
        }
    }

    /** A complex value: parts of one float type. */
    record Complex(Expr re, Expr im) implements Value {
        @Override
        public DType type() {
            return re.type() == DType.FLOAT32 ? DType.COMPLEX64 : DType.COMPLEX128;
        }

        @Override
        public Value cast(DType to) {
            if (to == DType.BOOL) {
                return new Real(re.cast(to).or(im.cast(to)));
            }
            if (!to.isComplex()) {
                return new Real(re.cast(to));
            }
            return to == type() ? this : new Complex(re.cast(to.realType()), im.cast(to.realType()));
        }

        @Override
        public List<Expr> parts() {
            return List.of(re, im);
        }
    }
}
