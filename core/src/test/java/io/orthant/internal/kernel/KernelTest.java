package io.orthant.internal.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.orthant.dtype.DType;
import io.orthant.internal.kernel.KernelKey.Mode;
import io.orthant.internal.kernel.Kernels.Way;
import io.orthant.internal.kernel.Programs.Named;
import io.orthant.internal.plan.LoopKernel;
import io.orthant.internal.plan.StrideClass;
import io.orthant.op.Expr;
import io.orthant.op.Prim;
import io.orthant.op.Program;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every emitter against the reference, bit for bit: all primitives and casts on all types, stride classes and modes, and
 * random expressions, over lengths around the lane count. It makes kernels of all kinds by itself, so it need not run
 * once more without the vector module.
 */
@Tag("vector-only")
class KernelTest {
    private static final int[] LENGTHS = {0, 1, 2, 3, 4, 5, 8, 9, 16, 17, 33, 64, 65, 300};

    private int kernels;
    private long runs;

    @ParameterizedTest
    @EnumSource(names = {"SCALAR", "VECTOR"})
    void primitives(Way way) {
        for (Named p : Programs.primitives()) {
            for (List<StrideClass> strides : strides(p.program())) {
                check(p, strides, Mode.MAP, way, LENGTHS);
                if (way == Way.SCALAR) {
                    check(p, strides, Mode.SEQUENTIAL, way, 1, 17);
                }
            }
        }
        report("primitives", way);
    }

    @ParameterizedTest
    @EnumSource(names = {"SCALAR", "VECTOR"})
    void casts(Way way) {
        for (Named p : Programs.casts()) {
            for (List<StrideClass> strides : strides(p.program())) {
                check(p, strides, Mode.MAP, way, LENGTHS);
            }
        }
        report("casts", way);
    }

    @ParameterizedTest
    @EnumSource(names = {"SCALAR", "VECTOR"})
    void folds(Way way) {
        for (Named p : Programs.primitives()) {
            Program program = p.program();
            if (program.args().size() == 2 && program.args().getFirst() == program.outputType(0)) {
                for (StrideClass stride : StrideClass.values()) {
                    List<StrideClass> strides = List.of(StrideClass.ZERO, stride, StrideClass.ZERO);
                    check(p, strides, Mode.FOLD, way, LENGTHS);
                }
            }
        }
        report("folds", way);
    }

    @ParameterizedTest
    @EnumSource(names = {"SCALAR", "VECTOR"})
    void randomTrees(Way way) {
        for (int seed = 0; seed < 1500; seed++) {
            Named p = Programs.random(seed);
            Random random = new Random(seed);
            int operands = p.program().args().size() + p.program().outputs().size();
            List<StrideClass> strides = new ArrayList<>(Collections.nCopies(operands, StrideClass.UNIT));
            for (int k = 0; k < operands; k++) {
                if (random.nextInt(4) == 0) {
                    strides.set(k, k < 3 && random.nextBoolean() ? StrideClass.ZERO : StrideClass.ANY);
                }
            }
            check(p, strides, seed % 5 == 0 ? Mode.SEQUENTIAL : Mode.MAP, way, 1, 3, 16, 67, 300);
        }
        report("random trees", way);
    }

    /** The index of the first maximum: two totals which depend on each other. */
    @ParameterizedTest
    @EnumSource(names = {"SCALAR", "VECTOR"})
    void severalTotals(Way way) {
        for (DType type : List.of(DType.FLOAT64, DType.INT32, DType.UINT8)) {
            Expr best = Expr.arg(0, type);
            Expr where = Expr.arg(1, DType.INT64);
            Expr value = Expr.arg(2, type);
            Expr at = Expr.arg(3, DType.INT64);
            Expr better = value.gt(best).or(value.ne(value));
            Program program = Program.of(
                    List.of(type, DType.INT64, type, DType.INT64),
                    List.of(better.select(value, best), better.select(at, where)),
                    List.of(value.ne(value)));
            List<StrideClass> strides = List.of(
                    StrideClass.ZERO,
                    StrideClass.ZERO,
                    StrideClass.UNIT,
                    StrideClass.UNIT,
                    StrideClass.ZERO,
                    StrideClass.ZERO);
            check(new Named("argmax " + type, program), strides, Mode.FOLD, way, LENGTHS);
        }
        report("several totals", way);
    }

    @ParameterizedTest
    @EnumSource
    void longLoopsRunInPieces(Way way) {
        Expr x = Expr.arg(0, DType.FLOAT32);
        Program program =
                Program.of(List.of(DType.FLOAT32), List.of(x.times(x).plus(1)), List.of(x.isNaN(), x.isInf()));
        check(new Named("pieces", program), List.of(StrideClass.UNIT, StrideClass.UNIT), Mode.MAP, way, 40_000);
        check(new Named("pieces", program), List.of(StrideClass.ANY, StrideClass.UNIT), Mode.MAP, way, 40_000);
    }

    @ParameterizedTest
    @EnumSource
    void largePrograms(Way way) {
        for (int size : new int[] {100, 319, 450, 2300}) {
            Expr x = Expr.arg(0, DType.FLOAT64);
            Expr small = Expr.arg(1, DType.INT16);
            Expr y = x;
            Expr early = x;
            for (int k = 0; k < size; k++) {
                y = k % 3 == 0 ? y.plus(k) : k % 3 == 1 ? y.times(0.5) : Expr.apply(Prim.MAX, y, x);
                early = k == 50 ? y : early;
            }
            Program program = Program.of(
                    List.of(DType.FLOAT64, DType.INT16),
                    List.of(
                            y,
                            early.minus(y).lt(x),
                            small,
                            early,
                            small.cast(DType.FLOAT64).times(y)),
                    List.of(early.isNaN(), small.ne(small), y.isNaN(), early.lt(y)));
            for (StrideClass stride : StrideClass.values()) {
                List<StrideClass> strides = new ArrayList<>(Collections.nCopies(7, StrideClass.UNIT));
                strides.set(1, stride);
                strides.set(2, stride == StrideClass.ANY ? stride : StrideClass.UNIT);
                check(new Named(size + " steps", program), strides, Mode.MAP, way, 0, 1, 1030);
            }
            check(
                    new Named(size + " steps", program),
                    Collections.nCopies(7, StrideClass.UNIT),
                    Mode.SEQUENTIAL,
                    way,
                    20);
        }
    }

    /** An output may be an input's memory, in long programs too. */
    @ParameterizedTest
    @EnumSource
    void largeProgramsInPlace(Way way) {
        Expr x = Expr.arg(0, DType.FLOAT64);
        Expr y = Expr.apply(Prim.EXP, x);
        for (int k = 0; k < 200; k++) {
            y = y.plus(x).times(0.5);
        }
        Program program = Program.of(List.of(DType.FLOAT64), List.of(y), List.of());
        KernelKey key = new KernelKey(program, List.of(StrideClass.UNIT, StrideClass.UNIT), Mode.MAP);
        double[] data = new Random(3).doubles(3000).toArray();
        double[] apart = new double[3000];
        long[] none = {0, 0};
        long[] one = {1, 1};
        new ReferenceKernel(key).run(new Object[] {data.clone(), apart}, none, one, none, 3000, 1);
        Kernels.make(key, way).run(new Object[] {data, data}, none, one, none, 3000, 1);
        assertArrayEquals(apart, data);
    }

    @Test
    void aKernelIsMadeOnce() {
        Program program = Program.of(
                List.of(DType.INT16), List.of(Expr.arg(0, DType.INT16).unaryMinus()), List.of());
        KernelKey key = new KernelKey(program, List.of(StrideClass.UNIT, StrideClass.UNIT), Mode.MAP);
        LoopKernel first = Kernels.get(key);
        long compiled = Kernels.statistics().compiled();
        LoopKernel second = Kernels.get(new KernelKey(program, List.of(StrideClass.UNIT, StrideClass.UNIT), Mode.MAP));
        assertSame(first, second);
        assertEquals(compiled, Kernels.statistics().compiled());
        assertFalse(first instanceof ReferenceKernel);
        assertInstanceOf(ReferenceKernel.class, Kernels.make(key, Way.REFERENCE));
    }

    /** Speed rests on this: no step of these functions may fall out of the lanes. */
    @ParameterizedTest
    @EnumSource(
            names = {
                "EXP", "EXP2", "EXPM1", "LOG", "LOG2", "LOG10", "LOG1P", "SIN", "COS", "SINH", "COSH", "TANH", "TAN",
                "ARCSIN", "ARCCOS", "ARCTAN", "ARCSINH", "ARCCOSH", "ARCTANH"
            })
    void elementaryFunctionsRunInLanes(Prim prim) {
        for (DType type : List.of(DType.FLOAT32, DType.FLOAT64)) {
            Expr value = Expr.apply(prim, Expr.arg(0, type));
            Program program = Program.of(List.of(type), List.of(value), List.of(value.isNaN()));
            KernelKey key = new KernelKey(program, List.of(StrideClass.UNIT, StrideClass.UNIT), Mode.MAP);
            assertNotNull(LaneRules.of(key), prim + " " + type);
        }
    }

    /** Lane code takes over in the middle of a series of calls, and nothing shows. */
    @Test
    void adaptsUnseen() throws InterruptedException {
        Expr x = Expr.arg(0, DType.FLOAT64);
        Expr y = Expr.apply(Prim.FLOOR, x.times(x).plus(0.5)).minus(x);
        Program program = Program.of(List.of(DType.FLOAT64), List.of(y), List.of(x.isNaN(), y.isInf()));
        KernelKey key = new KernelKey(program, List.of(StrideClass.UNIT, StrideClass.UNIT), Mode.MAP);
        LoopKernel kernel = Kernels.make(key, Way.ADAPTIVE);
        Random random = new Random(7);
        for (int k = 0; k < 200; k++) {
            KernelCheck.run("adaptive " + k, key, kernel, 15_000, 1, random);
            if (kernel instanceof AdaptiveKernel a && a.inLanes()) {
                break;
            }
            Thread.sleep(1);
        }
        KernelCheck.run("adapted", key, kernel, 15_000, 1, random);
    }

    private void check(Named p, List<StrideClass> strides, Mode mode, Way way, int... lengths) {
        KernelKey key = new KernelKey(p.program(), strides, mode);
        String name = way + " " + p.name() + " " + strides + " " + mode;
        LoopKernel kernel = Kernels.make(key, way);
        Random random = new Random(name.hashCode());
        kernels++;
        for (int n : lengths) {
            KernelCheck.run(name, key, kernel, n, 1 + random.nextInt(3), random);
            runs++;
        }
    }

    private void report(String what, Way way) {
        System.out.println(what + ", " + way + ": " + kernels + " kernels, " + runs + " runs equal the reference");
    }

    /** Stride classes for a program with one output. */
    private static List<List<StrideClass>> strides(Program program) {
        List<List<StrideClass>> all = new ArrayList<>();
        int inputs = program.args().size();
        for (StrideClass out : List.of(StrideClass.UNIT, StrideClass.ANY)) {
            for (StrideClass first : StrideClass.values()) {
                for (StrideClass rest : inputs == 1 ? List.of(first) : List.of(StrideClass.values())) {
                    List<StrideClass> s = new ArrayList<>(Collections.nCopies(inputs, rest));
                    s.set(0, first);
                    s.add(out);
                    boolean some = out == StrideClass.UNIT || first == rest;
                    if (some) {
                        all.add(s);
                    }
                }
            }
        }
        return all;
    }
}
