package io.orthant.op;

import io.orthant.dtype.DType;
import io.orthant.dtype.Float16;
import io.orthant.op.Program.Call;
import io.orthant.op.Program.Constant;
import io.orthant.op.Program.Convert;
import io.orthant.op.Program.Instr;
import io.orthant.op.Program.Load;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The scalar reference: an interpreter that defines what a {@link Program} computes for one element. Kernels are tested
 * against it, bit for bit.
 *
 * <p>A value is a {@code long}: an integer's value (unsigned ones zero-extended, BOOL 0 or 1), or the raw bits of a
 * FLOAT64, of a FLOAT32 (an {@code int}, sign-extended) or of a FLOAT16 (a {@code short}, sign-extended).
 */
public final class Reference {
    private static final Map<Special, MethodHandle> SPECIALS = specials();

    private Reference() {}

    /**
     * Evaluates a program for one element.
     *
     * @param args the operands' values
     * @param results receives the outputs' values
     * @return bit {@code a} set if alarm {@code a} goes off
     */
    public static int evaluate(Program program, long[] args, long[] results) {
        List<Instr> code = program.code();
        long[] values = new long[code.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (code.get(i)) {
                case Load load -> args[load.index()];
                case Constant c -> constant(c.bits(), c.type());
                case Convert c -> cast(values[c.arg()], code.get(c.arg()).type(), c.type());
                case Call call -> call(call, code, values);
            };
        }
        for (int k = 0; k < results.length; k++) {
            results[k] = values[program.outputs().get(k)];
        }
        int alarms = 0;
        for (int k = 0; k < program.alarms().size(); k++) {
            alarms |= (int) values[program.alarms().get(k)] << k;
        }
        return alarms;
    }

    /** The value of a constant given as {@link Expr.Const#bits()}. */
    public static long constant(long bits, DType type) {
        return type.isFloating() ? fromDouble(Double.longBitsToDouble(bits), type) : bits;
    }

    /** A float's value as a double. */
    public static double toDouble(long value, DType type) {
        return switch (type) {
            case FLOAT16 -> Float16.toFloat((short) value);
            case FLOAT32 -> Float.intBitsToFloat((int) value);
            case FLOAT64 -> Double.longBitsToDouble(value);
            case UINT64 -> RealMath.toDoubleUnsigned(value);
            case BOOL, INT8, UINT8, INT16, UINT16, INT32, UINT32, INT64 -> (double) value;
            case COMPLEX64, COMPLEX128 -> throw new IllegalArgumentException("values are real");
        };
    }

    /** The value of a float type nearest to a double. */
    public static long fromDouble(double value, DType type) {
        return switch (type) {
            case FLOAT16 -> Float16.fromDouble(value);
            case FLOAT32 -> Float.floatToRawIntBits((float) value);
            case FLOAT64 -> Double.doubleToRawLongBits(value);
            default -> throw new IllegalArgumentException(type + " is no float type");
        };
    }

    /** NumPy's cast on x86-64. */
    public static long cast(long value, DType from, DType to) {
        if (from == to) {
            return value;
        }
        if (to == DType.BOOL) {
            return from.isFloating() ? bool(toDouble(value, from) != 0) : bool(value != 0);
        }
        if (to.isFloating()) {
            // 64-bit integers round once to float32; for float16 anything that large is infinite anyway
            return to == DType.FLOAT32 && !from.isFloating()
                    ? Float.floatToRawIntBits(from == DType.UINT64 ? RealMath.toFloatUnsigned(value) : (float) value)
                    : fromDouble(toDouble(value, from), to);
        }
        if (!from.isFloating()) {
            return wrap(value, to);
        }
        double x = toDouble(value, from);
        return switch (to) {
            case INT8, UINT8, INT16, UINT16, INT32 -> wrap(RealMath.toInt32(x), to);
            case UINT32, INT64 -> wrap(RealMath.toInt64(x), to);
            case UINT64 -> RealMath.toUint64(x);
            default -> throw new IllegalArgumentException("no cast from " + from + " to " + to);
        };
    }

    /** An integer reduced to a type's range. */
    public static long wrap(long value, DType type) {
        return switch (type) {
            case BOOL -> value & 1;
            case INT8 -> (byte) value;
            case UINT8 -> value & 0xFF;
            case INT16 -> (short) value;
            case UINT16 -> value & 0xFFFF;
            case INT32 -> (int) value;
            case UINT32 -> value & 0xFFFF_FFFFL;
            case INT64, UINT64 -> value;
            default -> throw new IllegalArgumentException(type + " is no integer type");
        };
    }

    private static long call(Call call, List<Instr> code, long[] values) {
        List<Integer> at = call.args();
        return switch (call.fn()) {
            case Special s -> special(s, at.stream().map(i -> values[i]).toList());
            case Prim p -> {
                long a = values[at.get(0)];
                long b = at.size() > 1 ? values[at.get(1)] : 0;
                long c = at.size() > 2 ? values[at.get(2)] : 0;
                DType type = code.get(at.get(p == Prim.SELECT ? 1 : 0)).type();
                yield p == Prim.SELECT ? (a != 0 ? b : c) : apply(p, type, a, b, c);
            }
        };
    }

    /**
     * A primitive other than SELECT.
     *
     * @param type the type of the first argument
     */
    public static long apply(Prim p, DType type, long a, long b, long c) {
        return switch (type) {
            case FLOAT64 -> Real64.apply(p, a, b, c);
            case FLOAT32 -> Real32.apply(p, a, b, c);
            case FLOAT16, COMPLEX64, COMPLEX128 -> throw illegal(p, type);
            case BOOL, INT8, UINT8, INT16, UINT16, INT32, UINT32, INT64, UINT64 -> Integers.apply(p, type, a, b);
        };
    }

    static IllegalArgumentException illegal(Prim p, DType type) {
        return new IllegalArgumentException(p + " is not defined for " + type);
    }

    static long bool(boolean b) {
        return b ? 1 : 0;
    }

    private static long special(Special s, List<Long> values) {
        try {
            List<Double> args = values.stream().map(Double::longBitsToDouble).toList();
            double result = (double) Objects.requireNonNull(SPECIALS.get(s)).invokeWithArguments(args);
            return Double.doubleToRawLongBits(result);
        } catch (Throwable t) {
            throw new IllegalStateException(s + " failed", t);
        }
    }

    private static Map<Special, MethodHandle> specials() {
        Map<Special, MethodHandle> handles = new EnumMap<>(Special.class);
        for (Special s : Special.values()) {
            try {
                MethodType type = MethodType.methodType(double.class, Collections.nCopies(s.arity(), double.class));
                handles.put(s, MethodHandles.lookup().findStatic(s.owner(), s.method(), type));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(s + " names no method", e);
            }
        }
        return handles;
    }
}
