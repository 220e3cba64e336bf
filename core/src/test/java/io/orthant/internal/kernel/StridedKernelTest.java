package io.orthant.internal.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.orthant.dtype.DType;
import io.orthant.internal.kernel.KernelKey.Mode;
import io.orthant.internal.kernel.Kernels.Way;
import io.orthant.internal.plan.LoopKernel;
import io.orthant.internal.plan.StrideClass;
import io.orthant.internal.storage.HeapStorage;
import io.orthant.op.Expr;
import io.orthant.op.Prim;
import io.orthant.op.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Complex items side by side, and operands in steps, against the reference. */
@Tag("vector-only")
class StridedKernelTest {
    private static final int[] LENGTHS = {1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 33, 64, 100, 1030, 2100};

    /** Operands by a letter each: c and C, the parts of a complex item; r, a real operand; 0, one which stands still. */
    private static void check(String layout, Program program, Way way, boolean inPlace) {
        List<DType> types = new ArrayList<>(program.args());
        for (int k = 0; k < program.outputs().size(); k++) {
            types.add(program.outputType(k));
        }
        List<StrideClass> strides = new ArrayList<>();
        for (char c : layout.toCharArray()) {
            strides.add(c == 'r' ? StrideClass.UNIT : c == '0' ? StrideClass.ZERO : StrideClass.ANY);
        }
        KernelKey key = new KernelKey(program, strides, Mode.MAP);
        LoopKernel kernel = Kernels.make(key, way);
        Random random = new Random(layout.hashCode());
        int count = types.size();
        for (int n : LENGTHS) {
            int m = 1 + random.nextInt(2);
            Object[] expected = new Object[count];
            Object[] actual = new Object[count];
            long[] offsets = new long[count];
            long[] inner = new long[count];
            long[] outer = new long[count];
            for (int k = 0; k < count; k++) {
                char c = layout.charAt(k);
                inner[k] = c == 'r' ? 1 : c == '0' ? 0 : 2;
                outer[k] = c == '0' ? 0 : inner[k] * (n + 1);
                if (c == 'C') {
                    expected[k] = expected[k - 1];
                    actual[k] = actual[k - 1];
                    offsets[k] = offsets[k - 1] + 1;
                } else if (inPlace && k >= program.args().size()) {
                    expected[k] = expected[0];
                    actual[k] = actual[0];
                    offsets[k] = offsets[0];
                } else {
                    offsets[k] = random.nextInt(4);
                    int size = (int) (offsets[k] + Math.max(inner[k], 1) * (n + 1) * m);
                    expected[k] = KernelCheck.randomArray(types.get(k), size, random);
                    actual[k] = HeapStorage.allocate(types.get(k), new long[] {size});
                    System.arraycopy(expected[k], 0, actual[k], 0, size);
                }
            }
            int rung = new ReferenceKernel(key).run(expected, offsets, inner, outer, n, m);
            int answered = kernel.run(actual, offsets, inner, outer, n, m);
            String name = way + " " + layout + " " + types + " n=" + n + " m=" + m;
            assertEquals(rung, answered, name);
            for (int k = 0; k < count; k++) {
                KernelCheck.compare(name + " operand " + k, types.get(k), expected[k], actual[k]);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"VECTOR", "SCALAR", "ADAPTIVE"})
    void complexItems(Way way) {
        for (DType t : List.of(DType.FLOAT64, DType.FLOAT32)) {
            DType other = t == DType.FLOAT64 ? DType.FLOAT32 : DType.FLOAT64;
            Expr a = Expr.arg(0, t);
            Expr b = Expr.arg(1, t);
            Expr c = Expr.arg(2, t);
            Expr d = Expr.arg(3, t);
            List<DType> four = List.of(t, t, t, t);
            Expr re = a.times(c).minus(b.times(d));
            Expr im = a.times(d).plus(b.times(c));
            Program product = Program.of(
                    four,
                    List.of(re, im),
                    List.of(re.isFinite().and(im.isFinite()).not()));
            check("cCcCcC", product, way, false);
            check("cCcCcC", product, way, true);
            check("cC00cC", product, way, false);
            check("cC0rcC", product, way, false);
            check("cCrrrr", product, way, false);
            check("rrrrcC", product, way, false);
            check("ccCCcC", Program.of(four, List.of(a.plus(c), b), List.of()), way, false);
            check("cCr", Program.of(List.of(t, t), List.of(Expr.apply(Prim.HYPOT, a, b)), List.of()), way, false);
            check("cCcCr", Program.of(four, List.of(a.eq(c).and(b.eq(d))), List.of()), way, false);
            check("cCcC", Program.of(List.of(t, t), List.of(a.cast(other), b.cast(other)), List.of()), way, false);
            check("rcC", Program.of(List.of(t), List.of(a, a.of(0)), List.of()), way, false);
            check("cCr", Program.of(List.of(t, t), List.of(b), List.of()), way, false);
            Expr n = Expr.arg(2, DType.INT32);
            check(
                    "cCrcC",
                    Program.of(List.of(t, t, DType.INT32), List.of(a.times(n.cast(t)), b.times(n.cast(t))), List.of()),
                    way,
                    false);
        }
    }

    @Test
    void stepsBothWays() {
        Random random = new Random(5);
        for (DType type : KernelCheck.REAL) {
            for (int step : new int[] {-3, -2, -1, 2, 3, 5}) {
                for (int n : new int[] {0, 1, 3, 4, 5, 8, 30, 67}) {
                    Object from = KernelCheck.randomArray(type, 5 * 70, random);
                    Object to = HeapStorage.allocate(type, new long[] {70});
                    int at = step < 0 ? 5 * 70 - 1 : 0;
                    Steps.gather(from, at, step, to, n);
                    for (int i = 0; i < n; i++) {
                        assertEquals(ReferenceKernel.get(type, from, at + i * step), ReferenceKernel.get(type, to, i));
                    }
                    Object back = HeapStorage.allocate(type, new long[] {5 * 70});
                    Steps.scatter(to, back, at, step, n);
                    Object again = HeapStorage.allocate(type, new long[] {70});
                    Steps.gather(back, at, step, again, n);
                    assertArrayEquals(new Object[] {to}, new Object[] {again});
                }
            }
        }
    }
}
