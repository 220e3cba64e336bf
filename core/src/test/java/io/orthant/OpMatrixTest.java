package io.orthant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.orthant.dtype.DType;
import io.orthant.internal.storage.Items;
import io.orthant.internal.storage.Strided;
import io.orthant.op.Expr;
import io.orthant.op.Op;
import io.orthant.op.OpTable;
import io.orthant.op.Program;
import io.orthant.op.Reference;
import io.orthant.op.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every row of the op table, for all dtypes of its loops, on every layout, called plainly, with {@code out}, with
 * {@code where} and fused: each result equal, bit for bit, to the scalar reference evaluator's for that element.
 */
class OpMatrixTest {
    private static final double[] FLOATS = {
        0.0,
        -0.0,
        1,
        -1,
        0.5,
        2,
        -3.25,
        7.5,
        100,
        -1000.125,
        1e-3,
        6.0e4,
        3e38,
        -3e38,
        1e300,
        1e-310,
        1.5e-45,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Math.PI,
        -Math.E,
        0.9999999,
        1.0000001
    };
    private static final long[] INTEGERS = {
        0,
        1,
        -1,
        2,
        3,
        -7,
        5,
        63,
        64,
        100,
        127,
        -128,
        255,
        32767,
        -32768,
        65535,
        Integer.MAX_VALUE,
        Integer.MIN_VALUE,
        Long.MAX_VALUE,
        Long.MIN_VALUE
    };

    /** How operands lie in memory. */
    enum Layout {
        CONTIGUOUS(3, 37),
        SHORT(3),
        LANES(64),
        SLICED(4, 9),
        TRANSPOSED(5, 7),
        REVERSED(3, 11),
        BROADCAST(4, 6),
        ZERO_D(),
        EMPTY(0, 3);

        private final long[] shape;

        Layout(long... shape) {
            this.shape = shape;
        }

        // an array of the shape whose items are the next ones of the source
        NDArray array(DType type, Values values, boolean second) {
            return switch (this) {
                case CONTIGUOUS, SHORT, LANES, ZERO_D, EMPTY -> values.array(type, shape);
                case SLICED ->
                    values.array(type, shape[0] + 2, 2 * shape[1] + 1).get("1:5, 1::2");
                case TRANSPOSED -> values.array(type, shape[1], shape[0]).transpose();
                case REVERSED -> values.array(type, shape).get("::-1, ::-1");
                case BROADCAST -> second ? values.array(type, shape[1]) : values.array(type, shape[0], 1);
            };
        }
    }

    /** A stream of special and of random items. */
    private static final class Values {
        private final Random random;
        private final boolean natural;

        Values(long seed, boolean natural) {
            this.random = new Random(seed);
            this.natural = natural;
        }

        NDArray array(DType type, long... shape) {
            Strided s = Strided.zeros(type, shape);
            int slots = (int) s.size() * type.slots();
            for (int i = 0; i < slots; i++) {
                if (type.isInexact()) {
                    double v = random.nextInt(3) > 0 ? FLOATS[random.nextInt(FLOATS.length)] : random.nextGaussian();
                    Items.setDouble(type, s.array(), i, v);
                } else if (natural) {
                    Items.setLong(type, s.array(), i, random.nextInt(7));
                } else {
                    Items.setLong(type, s.array(), i, INTEGERS[random.nextInt(INTEGERS.length)]);
                }
            }
            return NDArray.of(s);
        }
    }

    private static long compared;

    static Stream<Op> ops() {
        return OpTable.all().stream();
    }

    @ParameterizedTest
    @MethodSource("ops")
    void everyLoopOnEveryLayout(Op op) {
        long before = compared;
        for (Op.Loop loop : op.loops()) {
            if (op.resolve(loop.in(), Collections.nCopies(op.nin(), null)) != loop) {
                continue;
            }
            for (Layout layout : Layout.values()) {
                ErrState.ignore().run(() -> check(op, loop, layout));
            }
        }
        assertTrue(compared > before, op + " was compared");
    }

    @AfterAll
    static void count() {
        System.out.println("op matrix: " + OpTable.all().size() + " ops, " + compared + " items compared");
    }

    private static void check(Op op, Op.Loop loop, Layout layout) {
        // negative exponents of integers are refused, which is tested elsewhere
        boolean natural = op.name().equals("power") && !loop.in().getFirst().isInexact();
        Values values = new Values(op.name().hashCode() * 31L + layout.ordinal(), natural);
        List<NDArray> in = new ArrayList<>();
        for (int i = 0; i < op.nin(); i++) {
            in.add(layout.array(loop.in().get(i), values, i > 0));
        }
        Object[] operands = in.toArray();
        Ufunc ufunc = Ufunc.named(op.name());
        List<NDArray> plain = ufunc.callAll(operands);
        long[] shape = plain.getFirst().shape();
        List<NDArray> expected = reference(loop, in, shape);
        String what = op.name() + loop.in() + " " + layout;
        same(what + " plain", expected, plain);

        NDArray[] out = new NDArray[op.nout()];
        NDArray[] masked = new NDArray[op.nout()];
        List<NDArray> before = new ArrayList<>();
        NDArray mask = values.array(DType.UINT8, shape).gt(60);
        for (int k = 0; k < out.length; k++) {
            out[k] = strided(loop.out().get(k), shape, values);
            masked[k] = strided(loop.out().get(k), shape, values);
            before.add(masked[k].copy());
        }
        ufunc.out(out).callAll(operands);
        same(what + " out", expected, List.of(out));
        ufunc.out(masked).where(mask).callAll(operands);
        same(what + " where", choose(mask, expected, before), List.of(masked));
        if (op.nout() == 1) {
            same(
                    what + " fused",
                    expected,
                    List.of(in.getFirst().lazy().apply(ufunc, operands).eval()));
        }
        inPlace(what, loop, ufunc, in, expected);
    }

    // the output is the first input itself, and then a view of it shifted by one
    private static void inPlace(String what, Op.Loop loop, Ufunc ufunc, List<NDArray> in, List<NDArray> expected) {
        NDArray first = in.getFirst().copy();
        boolean fits = loop.out().size() == 1
                && loop.out().getFirst() == first.dtype()
                && Arrays.equals(first.shape(), expected.getFirst().shape());
        if (!fits) {
            return;
        }
        Object[] operands = in.toArray();
        operands[0] = first;
        ufunc.out(first).call(operands);
        same(what + " in place", expected, List.of(first));
        if (first.ndim() == 1 && ufunc.nin() == 1 && first.size() > 1) {
            NDArray room = Np.concatenate(0, in.getFirst(), in.getFirst().get(":1"));
            ufunc.out(room.get("1:")).call(room.get(":-1"));
            same(what + " overlapping", expected, List.of(room.get("1:")));
        }
    }

    // an array with gaps, walked backwards on its last axis
    private static NDArray strided(DType type, long[] shape, Values values) {
        if (shape.length == 0) {
            return values.array(type);
        }
        long[] wide = shape.clone();
        wide[shape.length - 1] *= 2;
        return values.array(type, wide).get("..., ::-2");
    }

    private static List<NDArray> reference(Op.Loop loop, List<NDArray> in, long[] shape) {
        List<DType> types = new ArrayList<>();
        List<Value> args = new ArrayList<>();
        for (NDArray a : in) {
            DType real = a.dtype().realType();
            Expr first = Expr.arg(types.size(), real);
            types.add(real);
            if (a.dtype().isComplex()) {
                args.add(new Value.Complex(first, Expr.arg(types.size(), real)));
                types.add(real);
            } else {
                args.add(new Value.Real(first));
            }
        }
        List<Value> results = loop.body().build(args);
        List<Expr> outputs = results.stream()
                .flatMap(v -> switch (v) {
                    case Value.Real r -> Stream.of(r.expr());
                    case Value.Complex c -> Stream.of(c.re(), c.im());
                })
                .toList();
        Program program = Program.of(types, outputs, List.of());
        List<Strided> sources =
                in.stream().map(a -> a.data().broadcastTo(shape)).toList();
        List<Strided> expected =
                loop.out().stream().map(t -> Strided.zeros(t, shape)).toList();
        long[] index = new long[shape.length];
        long[] items = new long[types.size()];
        long[] found = new long[outputs.size()];
        long count = expected.getFirst().size();
        for (int k = 0; k < count; k++) {
            int a = 0;
            for (Strided s : sources) {
                for (int part = 0; part < s.dtype().slots(); part++) {
                    items[a++] = item(s, s.slot(index) + part);
                }
            }
            Reference.evaluate(program, items, found);
            int r = 0;
            for (Strided e : expected) {
                for (int part = 0; part < e.dtype().slots(); part++) {
                    store(e, k * e.dtype().slots() + part, found[r++]);
                }
            }
            for (int axis = shape.length - 1; axis >= 0 && ++index[axis] == shape[axis]; axis--) {
                index[axis] = 0;
            }
        }
        return expected.stream().map(NDArray::of).toList();
    }

    private static long item(Strided s, long slot) {
        DType real = s.dtype().realType();
        return real.isFloating()
                ? Reference.fromDouble(Items.getDouble(real, s.array(), slot), real)
                : Items.getLong(real, s.array(), slot);
    }

    private static void store(Strided s, int slot, long value) {
        DType real = s.dtype().realType();
        if (real.isFloating()) {
            Items.setDouble(real, s.array(), slot, Reference.toDouble(value, real));
        } else {
            Items.setLong(real, s.array(), slot, value);
        }
    }

    private static List<NDArray> choose(NDArray mask, List<NDArray> yes, List<NDArray> no) {
        List<NDArray> chosen = new ArrayList<>();
        for (int i = 0; i < yes.size(); i++) {
            Strided s = no.get(i).copy().data();
            Strided y = yes.get(i).data();
            byte[] m = (byte[]) mask.copy().data().array();
            for (int k = 0; k < m.length; k++) {
                if (m[k] != 0) {
                    int slots = s.dtype().slots();
                    System.arraycopy(y.array(), k * slots, s.array(), k * slots, slots);
                }
            }
            chosen.add(NDArray.of(s));
        }
        return chosen;
    }

    private static void same(String what, List<NDArray> expected, List<NDArray> got) {
        for (int i = 0; i < expected.size(); i++) {
            Strided e = expected.get(i).data();
            assertEquals(e.dtype(), got.get(i).dtype(), what);
            assertEquals(Arrays.toString(e.shape()), Arrays.toString(got.get(i).shape()), what);
            Strided g = got.get(i).copy().data();
            int slots = (int) e.size() * e.dtype().slots();
            for (int k = 0; k < slots; k++) {
                long x = item(e, k);
                long y = item(g, k);
                DType real = e.dtype().realType();
                boolean bothNaN = real.isFloating()
                        && Double.isNaN(Items.getDouble(real, e.array(), k))
                        && Double.isNaN(Items.getDouble(real, g.array(), k));
                if (x != y && !bothNaN) {
                    assertEquals(expected.get(i).toString(), got.get(i).toString(), what + " at " + k);
                    assertEquals(Long.toHexString(x), Long.toHexString(y), what + " at " + k);
                }
                compared++;
            }
        }
    }
}
