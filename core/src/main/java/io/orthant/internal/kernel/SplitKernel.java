package io.orthant.internal.kernel;

import io.orthant.dtype.DType;
import io.orthant.internal.kernel.KernelKey.Mode;
import io.orthant.internal.kernel.Kernels.Way;
import io.orthant.internal.plan.LoopKernel;
import io.orthant.internal.plan.StrideClass;
import io.orthant.internal.storage.Scratch;
import io.orthant.op.Program;
import io.orthant.op.Program.Call;
import io.orthant.op.Program.Constant;
import io.orthant.op.Program.Convert;
import io.orthant.op.Program.Instr;
import io.orthant.op.Program.Load;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * A long program in several kernels, one after the other over blocks of elements, as the JIT compiles no method beyond a
 * certain size. Values that a later part needs wait in scratch arrays small enough for the cache. Results are stored by
 * the last part only, so that an output may be an input's memory.
 */
final class SplitKernel implements LoopKernel {
    /** Programs longer than this are split. */
    static final int LONGEST = 320;

    private static final int PART = 200;
    private static final int BLOCK = 1024;

    /**
     * One part.
     *
     * @param operands for each operand its number in the whole kernel, or, for scratch, -1 less the number of its array
     * @param alarms the whole program's numbers of this part's alarms
     */
    private record Part(LoopKernel kernel, List<Integer> operands, List<Integer> alarms) {}

    private final Program program;
    private final List<Part> parts = new ArrayList<>();
    private final List<DType> scratch = new ArrayList<>();

    SplitKernel(KernelKey key, Way way) {
        this.program = key.program();
        int size = program.code().size();
        Map<Integer, Integer> waiting = new HashMap<>();
        for (int from = 0; from < size; from += PART) {
            parts.add(part(key, way, from, Math.min(from + PART, size), waiting));
        }
    }

    /** Makes a part; {@code waiting} has the scratch arrays' numbers by those of the values in them. */
    private Part part(KernelKey key, Way way, int from, int to, Map<Integer, Integer> waiting) {
        boolean last = to == program.code().size();
        List<Instr> code = new ArrayList<>();
        List<DType> args = new ArrayList<>();
        List<Integer> operands = new ArrayList<>();
        List<StrideClass> strides = new ArrayList<>();
        Map<Integer, Integer> places = new HashMap<>();
        TreeSet<Integer> needed = needed(from, to, last);
        for (int k : needed) {
            Instr instr = program.code().get(k);
            if (instr instanceof Constant c) {
                code.add(c);
            } else {
                boolean load = instr instanceof Load;
                int operand = instr instanceof Load l ? l.index() : -1 - at(waiting, k);
                code.add(new Load(args.size(), instr.type()));
                args.add(instr.type());
                operands.add(operand);
                strides.add(load ? key.strides().get(operand) : StrideClass.UNIT);
            }
            places.put(k, code.size() - 1);
        }
        for (int k = from; k < to; k++) {
            switch (program.code().get(k)) {
                case Convert c -> code.add(new Convert(at(places, c.arg()), c.type()));
                case Call c ->
                    code.add(new Call(
                            c.fn(), c.args().stream().map(a -> at(places, a)).toList(), c.type()));
                case Load l -> {
                    continue;
                }
                case Constant c -> {
                    continue;
                }
            }
            places.put(k, code.size() - 1);
        }
        List<Integer> outputs = new ArrayList<>();
        if (last) {
            for (int k = 0; k < program.outputs().size(); k++) {
                outputs.add(at(places, program.outputs().get(k)));
                operands.add(program.args().size() + k);
                strides.add(key.strides().get(program.args().size() + k));
            }
        } else {
            for (int k : passedOn(from, to)) {
                outputs.add(at(places, k));
                waiting.put(k, scratch.size());
                operands.add(-1 - scratch.size());
                strides.add(StrideClass.UNIT);
                scratch.add(program.code().get(k).type());
            }
        }
        List<Integer> alarms = new ArrayList<>();
        List<Integer> tests = new ArrayList<>();
        for (int a = 0; a < program.alarms().size(); a++) {
            int test = program.alarms().get(a);
            boolean here = isFree(test) ? last : from <= test && test < to;
            if (here) {
                alarms.add(a);
                tests.add(at(places, test));
            }
        }
        Program piece = new Program(List.copyOf(args), List.copyOf(code), outputs, tests);
        return new Part(Kernels.makeWhole(new KernelKey(piece, strides, Mode.MAP), way), operands, alarms);
    }

    private static <T> T at(Map<Integer, T> places, int instr) {
        return Objects.requireNonNull(places.get(instr), "values are computed before what uses them");
    }

    /** Loads and constants are made anew in each part. */
    private boolean isFree(int instr) {
        return program.code().get(instr) instanceof Load || program.code().get(instr) instanceof Constant;
    }

    /** What a part needs from outside: loads and constants, and values of earlier parts. */
    private TreeSet<Integer> needed(int from, int to, boolean last) {
        TreeSet<Integer> needed = new TreeSet<>();
        for (int k = from; k < to; k++) {
            for (int a : arguments(k)) {
                if (a < from || isFree(a)) {
                    needed.add(a);
                }
            }
        }
        if (last) {
            for (int k : program.outputs()) {
                if (k < from || isFree(k)) {
                    needed.add(k);
                }
            }
            program.alarms().stream().filter(this::isFree).forEach(needed::add);
        }
        return needed;
    }

    /** The values of a part that later ones need. */
    private TreeSet<Integer> passedOn(int from, int to) {
        TreeSet<Integer> passed = new TreeSet<>();
        for (int k = to; k < program.code().size(); k++) {
            for (int a : arguments(k)) {
                if (from <= a && a < to && !isFree(a)) {
                    passed.add(a);
                }
            }
        }
        for (int k : program.outputs()) {
            if (from <= k && k < to && !isFree(k)) {
                passed.add(k);
            }
        }
        return passed;
    }

    private List<Integer> arguments(int instr) {
        return switch (program.code().get(instr)) {
            case Convert c -> List.of(c.arg());
            case Call c -> c.args();
            case Load l -> List.of();
            case Constant c -> List.of();
        };
    }

    @Override
    public int run(Object[] data, long[] offsets, long[] inner, long[] outer, long n, long m) {
        Object[] waiting = new Object[scratch.size()];
        for (int k = 0; k < waiting.length; k++) {
            waiting[k] = Scratch.take(scratch.get(k), BLOCK);
        }
        int alarms = 0;
        for (long j = 0; j < m; j++) {
            for (long i = 0; i < n; i += BLOCK) {
                for (Part part : parts) {
                    alarms |= run(part, waiting, data, offsets, inner, outer, i, j, Math.min(BLOCK, n - i));
                }
            }
        }
        for (Object array : waiting) {
            Scratch.give(array);
        }
        return alarms;
    }

    private static int run(
            Part part,
            Object[] waiting,
            Object[] data,
            long[] offsets,
            long[] inner,
            long[] outer,
            long i,
            long j,
            long n) {
        int count = part.operands().size();
        Object[] arrays = new Object[count];
        long[] starts = new long[count];
        long[] steps = new long[count];
        for (int k = 0; k < count; k++) {
            int operand = part.operands().get(k);
            if (operand < 0) {
                arrays[k] = waiting[-1 - operand];
                steps[k] = 1;
            } else {
                arrays[k] = data[operand];
                starts[k] = offsets[operand] + i * inner[operand] + j * outer[operand];
                steps[k] = inner[operand];
            }
        }
        int rung = part.kernel().run(arrays, starts, steps, new long[count], n, 1);
        int alarms = 0;
        for (int a = 0; a < part.alarms().size(); a++) {
            alarms |= (rung >>> a & 1) << part.alarms().get(a);
        }
        return alarms;
    }
}
