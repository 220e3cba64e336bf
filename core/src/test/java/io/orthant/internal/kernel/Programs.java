package io.orthant.internal.kernel;

import io.orthant.dtype.DType;
import io.orthant.dtype.Kind;
import io.orthant.op.Expr;
import io.orthant.op.Prim;
import io.orthant.op.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Programs for the kernel tests. */
final class Programs {
    /** A program and what to call it. */
    record Named(String name, Program program) {
        @Override
        public String toString() {
            return name;
        }
    }

    private Programs() {}

    /** Whether a primitive takes values of a type. */
    static boolean legal(Prim p, DType type) {
        return switch (p) {
            case ADD, SUB, MUL, NEG, ABS, FLOOR_DIV, FLOOR_MOD, TRUNC_MOD, POW -> type != DType.BOOL;
            case AND, OR, XOR, NOT -> !type.isFloating();
            case SHL, SHR, POPCOUNT, GCD -> type.isInteger();
            case EQ, NE, LT, LE, GT, GE, SELECT, MIN, MAX -> true;
            case FROM_BITS -> type == DType.INT32 || type == DType.INT64;
            case DIV,
                    FMA,
                    TO_BITS,
                    FLOOR,
                    CEIL,
                    TRUNC,
                    RINT,
                    SQRT,
                    CBRT,
                    EXP,
                    EXP2,
                    EXPM1,
                    LOG,
                    LOG2,
                    LOG10,
                    LOG1P,
                    SIN,
                    COS,
                    TAN,
                    ARCSIN,
                    ARCCOS,
                    ARCTAN,
                    ARCTAN2,
                    SINH,
                    COSH,
                    TANH,
                    ARCSINH,
                    ARCCOSH,
                    ARCTANH,
                    HYPOT,
                    NEXTAFTER,
                    LDEXP,
                    FREXP_MANTISSA,
                    FREXP_EXPONENT -> type.isFloating();
        };
    }

    /** The types of a primitive's arguments for a value type. */
    static List<DType> argTypes(Prim p, DType type) {
        return switch (p.form()) {
            case SAME, COMPARE -> java.util.Collections.nCopies(p.arity(), type);
            case SELECT -> List.of(DType.BOOL, type, type);
            case TO_BITS, FROM_BITS, EXPONENT -> List.of(type);
            case LDEXP -> List.of(type, DType.INT32);
        };
    }

    /** Every primitive on every type it takes. */
    static List<Named> primitives() {
        List<Named> all = new ArrayList<>();
        for (Prim p : Prim.values()) {
            for (DType type : KernelCheck.REAL) {
                if (type != DType.FLOAT16 && legal(p, type)) {
                    List<DType> types = argTypes(p, type);
                    Expr[] args = new Expr[types.size()];
                    for (int k = 0; k < args.length; k++) {
                        args[k] = Expr.arg(k, types.get(k));
                    }
                    Expr value = Expr.apply(p, args);
                    all.add(new Named(p + " " + type, Program.of(types, List.of(value), List.of())));
                }
            }
        }
        return all;
    }

    /** A cast for every pair of types. */
    static List<Named> casts() {
        List<Named> all = new ArrayList<>();
        for (DType from : KernelCheck.REAL) {
            for (DType to : KernelCheck.REAL) {
                Expr value = Expr.arg(0, from).cast(to);
                all.add(new Named(from + " to " + to, Program.of(List.of(from), List.of(value), List.of())));
            }
        }
        return all;
    }

    /** A program of random trees over three operands with up to two outputs and two alarms. */
    static Named random(long seed) {
        Random random = new Random(seed);
        List<DType> args = new ArrayList<>();
        for (int k = 0; k < 3; k++) {
            args.add(KernelCheck.REAL.get(random.nextInt(KernelCheck.REAL.size())));
        }
        boolean oneWidth = random.nextBoolean();
        if (oneWidth) {
            DType type = args.getFirst();
            args.replaceAll(t -> type);
        }
        Trees trees = new Trees(random, args);
        List<Expr> outputs = new ArrayList<>();
        for (int k = 0; k <= random.nextInt(2); k++) {
            DType type = args.get(random.nextInt(3));
            outputs.add(trees.tree(2 + random.nextInt(7), type == DType.FLOAT16 ? DType.FLOAT32 : type));
        }
        List<Expr> alarms = new ArrayList<>();
        for (int k = 0; k < random.nextInt(3); k++) {
            alarms.add(trees.tree(4, DType.BOOL));
        }
        return new Named("random " + seed, Program.of(args, outputs, alarms));
    }

    /** Grows random expressions of a wanted type. */
    private record Trees(Random random, List<DType> args) {
        Expr tree(int depth, DType type) {
            if (depth == 0) {
                return leaf(type);
            }
            Prim[] prims = Prim.values();
            while (true) {
                Prim p = prims[random.nextInt(prims.length)];
                DType value = valueType(p, type);
                // the bits of a computed NaN depend on the processor
                if (value != null && legal(p, value) && p != Prim.TO_BITS) {
                    List<DType> types = argTypes(p, value);
                    Expr[] nodes = new Expr[types.size()];
                    for (int k = 0; k < nodes.length; k++) {
                        nodes[k] = tree(random.nextInt(depth), types.get(k));
                    }
                    return Expr.apply(p, nodes);
                }
            }
        }

        private DType valueType(Prim p, DType type) {
            return switch (p.form()) {
                case SAME, SELECT, LDEXP -> type;
                case COMPARE -> {
                    DType arg = args.get(random.nextInt(args.size()));
                    yield type != DType.BOOL ? null : arg == DType.FLOAT16 ? DType.FLOAT32 : arg;
                }
                case TO_BITS -> null;
                case FROM_BITS -> type == DType.FLOAT32 ? DType.INT32 : type == DType.FLOAT64 ? DType.INT64 : null;
                case EXPONENT -> type == DType.INT32 ? DType.FLOAT64 : null;
            };
        }

        private Expr leaf(DType type) {
            if (random.nextInt(4) == 0) {
                long bits = KernelCheck.value(type.kind() == Kind.FLOAT ? DType.FLOAT64 : type, random);
                return type.isFloating()
                        ? Expr.constant(Double.longBitsToDouble(bits), type)
                        : Expr.constant(bits, type);
            }
            int k = random.nextInt(args.size());
            for (int tries = 0; tries < args.size(); tries++) {
                int at = (k + tries) % args.size();
                if (args.get(at) == type) {
                    return Expr.arg(at, type);
                }
            }
            return Expr.arg(k, args.get(k)).cast(type);
        }
    }
}
