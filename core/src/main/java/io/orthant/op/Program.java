package io.orthant.op;

import io.orthant.dtype.DType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Expressions in executable form: instructions in dependency order, equal subexpressions once. Programs compare by
 * content, so they key the kernel cache. Functions that {@link Elementary} defines are replaced by their definitions.
 * Trees are walked without recursion: their depth is not limited by the stack.
 *
 * @param args the dtype of each operand, operands being numbered without gaps
 * @param code the instructions; an instruction's operands are indices of earlier instructions
 * @param outputs for each output the instruction which gives it
 * @param alarms for each alarm the BOOL instruction which tells, per element, whether it goes off
 */
public record Program(List<DType> args, List<Instr> code, List<Integer> outputs, List<Integer> alarms) {

    /** One step. */
    public sealed interface Instr {
        /** The type of the value. */
        DType type();

        /** The instructions whose values it takes. */
        default List<Integer> args() {
            return List.of();
        }
    }

    // equals and hashCode are written out: to link a record's own has a cold JVM load some forty classes

    /** Loads operand {@code index}. */
    public record Load(int index, DType type) implements Instr {
        @Override
        public boolean equals(@Nullable Object o) {
            return o instanceof Load that && index == that.index && type == that.type;
        }

        @Override
        public int hashCode() {
            return 31 * index + type.hashCode();
        }
    }

    /** A constant; see {@link Expr.Const#bits()}. */
    public record Constant(long bits, DType type) implements Instr {
        @Override
        public boolean equals(@Nullable Object o) {
            return o instanceof Constant that && bits == that.bits && type == that.type;
        }

        @Override
        public int hashCode() {
            return 31 * Long.hashCode(bits) + type.hashCode();
        }
    }

    /** Converts the value of an earlier instruction. */
    public record Convert(int arg, DType type) implements Instr {
        @Override
        public List<Integer> args() {
            return List.of(arg);
        }

        @Override
        public boolean equals(@Nullable Object o) {
            return o instanceof Convert that && arg == that.arg && type == that.type;
        }

        @Override
        public int hashCode() {
            return 31 * ~arg + type.hashCode();
        }
    }

    /** Applies a function to values of earlier instructions. */
    public record Call(Fn fn, List<Integer> args, DType type) implements Instr {
        @Override
        public boolean equals(@Nullable Object o) {
            return o instanceof Call that && fn.equals(that.fn) && type == that.type && args.equals(that.args);
        }

        @Override
        public int hashCode() {
            return 31 * (31 * fn.hashCode() + args.hashCode()) + type.hashCode();
        }
    }

    /** The instructions for some outputs and alarms over operands of the given dtypes (unused ones allowed). */
    public static Program of(List<DType> args, List<Expr> outputs, List<Expr> alarms) {
        Builder builder = new Builder();
        List<Integer> outs = builder.place(outputs);
        List<Integer> bells = builder.place(alarms);
        for (Instr i : builder.code) {
            if (i instanceof Load load && args.get(load.index()) != load.type()) {
                throw new IllegalArgumentException("operand " + load.index() + " is " + args.get(load.index())
                        + ", the expression reads " + load.type());
            }
        }
        return new Program(List.copyOf(args), List.copyOf(builder.code), outs, bells);
    }

    @Override
    public boolean equals(@Nullable Object o) {
        return o == this
                || o instanceof Program that
                        && args.equals(that.args)
                        && code.equals(that.code)
                        && outputs.equals(that.outputs)
                        && alarms.equals(that.alarms);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * (31 * args.hashCode() + code.hashCode()) + outputs.hashCode()) + alarms.hashCode();
    }

    /** How much there is to do for an item: the number of instructions. */
    public int weight() {
        return code.size();
    }

    /** The dtype of an output. */
    public DType outputType(int output) {
        return code.get(outputs.get(output)).type();
    }

    private static final class Builder {
        private final List<Instr> code = new ArrayList<>();
        private final Map<Instr, Integer> known = new HashMap<>();
        private final IdentityHashMap<Expr, Integer> placed = new IdentityHashMap<>();
        private final IdentityHashMap<Expr, Expr> standIns = new IdentityHashMap<>();

        List<Integer> place(List<Expr> roots) {
            List<Integer> places = new ArrayList<>(roots.size());
            for (Expr root : roots) {
                places.add(place(root));
            }
            return List.copyOf(places);
        }

        private int place(Expr root) {
            Deque<Expr> open = new ArrayDeque<>();
            open.push(root);
            while (!open.isEmpty()) {
                Expr e = open.peek();
                if (placed.containsKey(e)) {
                    open.pop();
                    continue;
                }
                boolean ready = true;
                Expr standIn = standIn(e);
                for (Expr child : standIn == null ? e.args() : List.of(standIn)) {
                    if (!placed.containsKey(child)) {
                        open.push(child);
                        ready = false;
                    }
                }
                if (ready) {
                    placed.put(e, standIn == null ? emit(e.instr(slots(e.args()))) : slot(standIn));
                    open.pop();
                }
            }
            return slot(root);
        }

        private int slot(Expr e) {
            return Objects.requireNonNull(placed.get(e), "operands are placed before what uses them");
        }

        private int emit(Instr instr) {
            Integer at = known.get(instr);
            if (at == null) {
                at = code.size();
                code.add(instr);
                known.put(instr, at);
            }
            return at;
        }

        private @Nullable Expr standIn(Expr e) {
            if (!(e instanceof Expr.Apply a && a.fn() instanceof Prim p)) {
                return null;
            }
            Expr known = standIns.get(e);
            if (known == null) {
                known = Elementary.lower(p, a.args());
                if (known != null) {
                    standIns.put(e, known);
                }
            }
            return known;
        }

        private List<Integer> slots(List<Expr> args) {
            List<Integer> slots = new ArrayList<>(args.size());
            for (Expr a : args) {
                slots.add(slot(a));
            }
            return List.copyOf(slots);
        }
    }
}
