package io.orthant.op;

import io.orthant.dtype.DType;
import java.util.ArrayList;
import java.util.List;

/**
 * A typed expression over real values. Trees are built by the rows of the op table and by lazy arrays; sharing a node
 * is allowed and kept ({@link Program} evaluates each once), so nodes have identity and no structural equality.
 */
public sealed interface Expr {
    /** The type of the value. */
    DType type();

    /** What it is computed from. */
    default List<Expr> args() {
        return List.of();
    }

    /** The step of a program that computes it, its arguments being computed by these steps. */
    Program.Instr instr(List<Integer> steps);

    /** An operand's element: the operand with this index has exactly this dtype, which is real. */
    final class Arg implements Expr {
        private final int index;
        private final DType type;

        private Arg(int index, DType type) {
            this.index = index;
            this.type = type;
        }

        /** Which operand. */
        public int index() {
            return index;
        }

        @Override
        public DType type() {
            return type;
        }

        @Override
        public Program.Instr instr(List<Integer> steps) {
            return new Program.Load(index, type);
        }
    }

    /** A constant. */
    final class Const implements Expr {
        private final long bits;
        private final DType type;

        private Const(long bits, DType type) {
            this.bits = bits;
            this.type = type;
        }

        /** An integer's value (unsigned: zero-extended; BOOL: 0 or 1), or the bits of a float's value as a double. */
        public long bits() {
            return bits;
        }

        @Override
        public DType type() {
            return type;
        }

        @Override
        public Program.Instr instr(List<Integer> steps) {
            return new Program.Constant(bits, type);
        }
    }

    /** A function applied to arguments. */
    final class Apply implements Expr {
        private final Fn fn;
        private final List<Expr> args;
        private final DType type;

        private Apply(Fn fn, List<Expr> args, DType type) {
            this.fn = fn;
            this.args = args;
            this.type = type;
        }

        /** The function. */
        public Fn fn() {
            return fn;
        }

        @Override
        public List<Expr> args() {
            return args;
        }

        @Override
        public DType type() {
            return type;
        }

        @Override
        public Program.Instr instr(List<Integer> steps) {
            return new Program.Call(fn, steps, type);
        }
    }

    /** A conversion with NumPy's cast semantics on x86-64. */
    final class Cast implements Expr {
        private final Expr arg;
        private final DType type;

        private Cast(Expr arg, DType type) {
            this.arg = arg;
            this.type = type;
        }

        /** The value converted. */
        public Expr arg() {
            return arg;
        }

        @Override
        public List<Expr> args() {
            return List.of(arg);
        }

        @Override
        public DType type() {
            return type;
        }

        @Override
        public Program.Instr instr(List<Integer> steps) {
            return new Program.Convert(steps.getFirst(), type);
        }
    }

    /** The element of an operand. */
    static Expr arg(int index, DType type) {
        if (type.isComplex()) {
            throw new IllegalArgumentException("operand " + index + " is " + type + "; pass its parts");
        }
        return new Arg(index, type);
    }

    /** A floating-point, integer or bool constant of the given type; the value is rounded or wrapped to it. */
    static Expr constant(double value, DType type) {
        if (type.isFloating()) {
            double rounded = type == DType.FLOAT32 ? (float) value : value;
            return new Const(Double.doubleToRawLongBits(rounded), type);
        }
        return constant((long) value, type);
    }

    /** As {@link #constant(double, DType)}, exact for 64-bit integers. */
    static Expr constant(long value, DType type) {
        return switch (type) {
            case FLOAT16, FLOAT32, FLOAT64 -> constant((double) value, type);
            case BOOL -> new Const(value == 0 ? 0 : 1, type);
            case INT8 -> new Const((byte) value, type);
            case UINT8 -> new Const(value & 0xFF, type);
            case INT16 -> new Const((short) value, type);
            case UINT16 -> new Const(value & 0xFFFF, type);
            case INT32 -> new Const((int) value, type);
            case UINT32 -> new Const(value & 0xFFFF_FFFFL, type);
            case INT64, UINT64 -> new Const(value, type);
            case COMPLEX64, COMPLEX128 -> throw new IllegalArgumentException("constants are real");
        };
    }

    /** A primitive applied. */
    static Expr apply(Prim prim, Expr... args) {
        List<Expr> list = List.of(args);
        prim.check(list);
        return new Apply(prim, list, prim.resultType(list));
    }

    /** A scalar function of doubles applied to arguments of one float type; float32 is widened and rounded once. */
    static Expr call(Special fn, Expr... args) {
        DType type = args[0].type();
        List<Expr> wide = new ArrayList<>(args.length);
        for (Expr a : args) {
            wide.add(a.cast(DType.FLOAT64));
        }
        return new Apply(fn, List.copyOf(wide), DType.FLOAT64).cast(type);
    }

    /** This value converted; itself if it has the type already. */
    default Expr cast(DType to) {
        return type() == to ? this : new Cast(this, to);
    }

    /** A constant of this expression's type. */
    default Expr of(double value) {
        return constant(value, type());
    }

    /** Sum. */
    default Expr plus(Expr that) {
        return apply(Prim.ADD, this, that);
    }

    /** Sum with a constant. */
    default Expr plus(double that) {
        return plus(of(that));
    }

    /** Difference. */
    default Expr minus(Expr that) {
        return apply(Prim.SUB, this, that);
    }

    /** Difference with a constant. */
    default Expr minus(double that) {
        return minus(of(that));
    }

    /** Product. */
    default Expr times(Expr that) {
        return apply(Prim.MUL, this, that);
    }

    /** Product with a constant. */
    default Expr times(double that) {
        return times(of(that));
    }

    /** Quotient of floats. */
    default Expr div(Expr that) {
        return apply(Prim.DIV, this, that);
    }

    /** Negation. */
    default Expr unaryMinus() {
        return apply(Prim.NEG, this);
    }

    /** Absolute value. */
    default Expr abs() {
        return apply(Prim.ABS, this);
    }

    /** Bitwise or logical and. */
    default Expr and(Expr that) {
        return apply(Prim.AND, this, that);
    }

    /** Bitwise or logical or. */
    default Expr or(Expr that) {
        return apply(Prim.OR, this, that);
    }

    /** Complement, or logical not. */
    default Expr not() {
        return apply(Prim.NOT, this);
    }

    /** Whether equal. */
    default Expr eq(Expr that) {
        return apply(Prim.EQ, this, that);
    }

    /** Whether different; {@code x.ne(x)} is NaN's test. */
    default Expr ne(Expr that) {
        return apply(Prim.NE, this, that);
    }

    /** Whether less. */
    default Expr lt(Expr that) {
        return apply(Prim.LT, this, that);
    }

    /** Whether less or equal. */
    default Expr le(Expr that) {
        return apply(Prim.LE, this, that);
    }

    /** Whether greater. */
    default Expr gt(Expr that) {
        return apply(Prim.GT, this, that);
    }

    /** Whether greater or equal. */
    default Expr ge(Expr that) {
        return apply(Prim.GE, this, that);
    }

    /** For a BOOL expression: {@code yes} where true, else {@code no}. */
    default Expr select(Expr yes, Expr no) {
        return apply(Prim.SELECT, this, yes, no);
    }

    /** Whether a float is NaN. */
    default Expr isNaN() {
        return ne(this);
    }

    /** Whether a float is an infinity. */
    default Expr isInf() {
        return abs().eq(of(Double.POSITIVE_INFINITY));
    }

    /** Whether a float is neither NaN nor an infinity. */
    default Expr isFinite() {
        return abs().lt(of(Double.POSITIVE_INFINITY));
    }
}
