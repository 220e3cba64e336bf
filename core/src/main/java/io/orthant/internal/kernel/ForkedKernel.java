package io.orthant.internal.kernel;

import io.orthant.internal.kernel.Kernels.Way;
import io.orthant.internal.plan.LoopKernel;
import io.orthant.internal.plan.StrideClass;
import io.orthant.op.Prim;
import io.orthant.op.Program;
import io.orthant.op.Program.Call;
import io.orthant.op.Program.Constant;
import io.orthant.op.Program.Convert;
import io.orthant.op.Program.Instr;
import io.orthant.op.Program.Load;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A kernel for each side of a choice that is the same for a whole inner loop, as one by an operand which stands still:
 * the square of {@code x ** 2} is not worth a logarithm.
 */
final class ForkedKernel implements LoopKernel {
    /** Programs shorter than this are as fast with both sides computed. */
    private static final int WORTH = 40;

    private final KernelKey key;
    private final Way way;
    private final int select;
    private final Call choice;
    private final LoopKernel test;
    private volatile @Nullable LoopKernel whenTrue;
    private volatile @Nullable LoopKernel whenFalse;

    private ForkedKernel(KernelKey key, Way way, int select) {
        this.key = key;
        this.way = way;
        this.select = select;
        this.choice = (Call) key.program().code().get(select);
        List<StrideClass> strides =
                new ArrayList<>(key.strides().subList(0, key.program().args().size()));
        strides.add(StrideClass.ZERO);
        Program asked = reduced(key.program(), -1, -1, List.of(choice.args().getFirst()), List.of());
        this.test = Kernels.makeWhole(new KernelKey(asked, strides, KernelKey.Mode.SEQUENTIAL), Way.SCALAR);
    }

    /** A forked kernel, or null if there is no choice that is worth it. */
    static @Nullable LoopKernel of(KernelKey key, Way way) {
        List<Instr> code = key.program().code();
        if (key.mode() != KernelKey.Mode.MAP || code.size() < WORTH) {
            return null;
        }
        Schedule schedule = new Schedule(key);
        for (int k = code.size() - 1; k >= 0; k--) {
            if (schedule.when(k) == Schedule.When.EACH
                    && code.get(k) instanceof Call call
                    && call.fn() == Prim.SELECT
                    && schedule.when(call.args().getFirst()) == Schedule.When.BEFORE) {
                return new ForkedKernel(key, way, k);
            }
        }
        return null;
    }

    @Override
    public int run(Object[] data, long[] offsets, long[] inner, long[] outer, long n, long m) {
        int inputs = key.program().args().size();
        Object[] asked = new Object[inputs + 1];
        System.arraycopy(data, 0, asked, 0, inputs);
        byte[] answer = new byte[1];
        asked[inputs] = answer;
        long[] at = new long[inputs + 1];
        System.arraycopy(offsets, 0, at, 0, inputs);
        long[] still = new long[inputs + 1];
        boolean same = true;
        for (int k = 0; k < inputs; k++) {
            same &= m == 1 || key.strides().get(k) != StrideClass.ZERO || outer[k] == 0;
        }
        if (same) {
            test.run(asked, at, still, still, 1, 1);
            return side(answer[0] != 0).run(data, offsets, inner, outer, n, m);
        }
        long[] row = offsets.clone();
        int alarms = 0;
        for (long j = 0; j < m; j++) {
            test.run(asked, at, still, still, 1, 1);
            alarms |= side(answer[0] != 0).run(data, row, inner, outer, n, 1);
            for (int k = 0; k < row.length; k++) {
                row[k] += outer[k];
                if (k < inputs) {
                    at[k] += outer[k];
                }
            }
        }
        return alarms;
    }

    private LoopKernel side(boolean yes) {
        LoopKernel known = yes ? whenTrue : whenFalse;
        if (known != null) {
            return known;
        }
        Program program = key.program();
        Program taken = reduced(program, select, choice.args().get(yes ? 1 : 2), program.outputs(), program.alarms());
        LoopKernel made = Kernels.make(new KernelKey(taken, key.strides(), key.mode(), key.pairs()), way);
        if (yes) {
            whenTrue = made;
        } else {
            whenFalse = made;
        }
        return made;
    }

    /** What a program needs for some outputs and alarms, one instruction being replaced by another. */
    private static Program reduced(Program program, int replaced, int by, List<Integer> outputs, List<Integer> alarms) {
        List<Instr> code = program.code();
        boolean[] needed = new boolean[code.size()];
        outputs.forEach(k -> needed[k] = true);
        alarms.forEach(k -> needed[k] = true);
        for (int k = code.size() - 1; k >= 0; k--) {
            if (!needed[k]) {
                continue;
            }
            if (k == replaced) {
                needed[by] = true;
                continue;
            }
            for (int a : code.get(k).args()) {
                needed[a] = true;
            }
        }
        int[] places = new int[code.size()];
        List<Instr> fresh = new ArrayList<>();
        for (int k = 0; k < places.length; k++) {
            if (!needed[k]) {
                continue;
            }
            if (k == replaced) {
                places[k] = places[by];
                continue;
            }
            fresh.add(
                    switch (code.get(k)) {
                        case Convert c -> new Convert(places[c.arg()], c.type());
                        case Call c ->
                            new Call(
                                    c.fn(),
                                    c.args().stream().map(a -> places[a]).toList(),
                                    c.type());
                        case Load l -> l;
                        case Constant c -> c;
                    });
            places[k] = fresh.size() - 1;
        }
        return new Program(
                program.args(),
                List.copyOf(fresh),
                outputs.stream().map(k -> places[k]).toList(),
                alarms.stream().map(k -> places[k]).toList());
    }
}
