package io.orthant;

import io.orthant.dtype.Casting;
import io.orthant.dtype.DType;
import io.orthant.internal.exec.Accumulation;
import io.orthant.internal.exec.Dispatch;
import io.orthant.internal.exec.IndexTerm;
import io.orthant.internal.exec.Operand;
import io.orthant.internal.exec.Reduction;
import io.orthant.internal.exec.UnbufferedUpdate;
import io.orthant.internal.storage.Staging;
import io.orthant.internal.storage.Strided;
import io.orthant.op.OpTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A universal function: works element by element with broadcasting, and, if it has two inputs and one output, folds
 * ({@link #reduce}), runs ({@link #accumulate}), folds slices ({@link #reduceat}), pairs ({@link #outer}) and updates in
 * place ({@link #at}). The objects are constants of {@link Np}, beside the functions of the same names.
 *
 * <p>Operands are arrays or Java numbers and booleans; numbers are weak scalars (NEP 50): they take the array's dtype if
 * their kind allows it. Results are fresh arrays unless {@code out} is given.
 */
public final class Ufunc {
    private static final Map<String, Ufunc> KNOWN = new ConcurrentHashMap<>();

    private final String called;

    // made at the first call: a program that adds does not wait for all rows of the table
    private volatile @Nullable Dispatch made;

    private Ufunc(String called) {
        this.called = called;
    }

    /** A ufunc that the table does not have. */
    Ufunc(Dispatch dispatch) {
        this.called = dispatch.op().name();
        this.made = dispatch;
    }

    /** The ufunc of a name, such as {@code "floorDivide"}. */
    public static Ufunc named(String name) {
        Ufunc known = KNOWN.get(name);
        if (known != null) {
            return known;
        }
        if (!OpTable.has(name)) {
            throw new IllegalArgumentException("no ufunc is named " + name);
        }
        Ufunc fresh = new Ufunc(name);
        Ufunc before = KNOWN.putIfAbsent(name, fresh);
        return before != null ? before : fresh;
    }

    /** The name in Java. */
    public String name() {
        return dispatch().op().name();
    }

    /** Number of inputs. */
    public int nin() {
        return dispatch().op().nin();
    }

    /** Number of outputs. */
    public int nout() {
        return dispatch().op().nout();
    }

    /** What a fold of nothing gives, or null. */
    public @Nullable Number identity() {
        return dispatch().op().identity();
    }

    /** What the ufunc computes, in one line. */
    public String doc() {
        return dispatch().op().doc();
    }

    /** The engine and row behind it. */
    Dispatch dispatch() {
        Dispatch dispatch = made;
        return dispatch != null ? dispatch : make();
    }

    private synchronized Dispatch make() {
        Dispatch dispatch = made;
        if (dispatch == null) {
            dispatch = new Dispatch(OpTable.named(called));
            made = dispatch;
        }
        return dispatch;
    }

    /** The result for these operands, the first if there are several. */
    public NDArray call(Object... operands) {
        Dispatch dispatch = dispatch();
        Strided quick = null;
        if (operands.length == 2 && operands[0] instanceof NDArray a && operands[1] instanceof NDArray b) {
            quick = a.isOutside() || b.isOutside() ? null : dispatch.quick(a.memory(), b.memory());
        } else if (operands.length == 1 && operands[0] instanceof NDArray a) {
            quick = a.isOutside() ? null : dispatch.quick(a.memory());
        }
        return NDArray.of(quick != null ? quick : dispatch.call(Operands.of(name(), operands)));
    }

    /** All results for these operands. */
    public List<NDArray> callAll(Object... operands) {
        return new Call(this, List.of(), null, null, Casting.SAME_KIND).callAll(operands);
    }

    /** Calls that write into these arrays; null stands for a fresh one. */
    public Call out(@Nullable NDArray... out) {
        return new Call(this, Arrays.asList(out), null, null, Casting.SAME_KIND);
    }

    /** Calls that compute only where a bool array is true. */
    public Call where(NDArray mask) {
        return new Call(this, List.of(), mask, null, Casting.SAME_KIND);
    }

    /** Calls that compute with the loop which gives this dtype. */
    public Call dtype(DType dtype) {
        return new Call(this, List.of(), null, dtype, Casting.SAME_KIND);
    }

    /** Calls under another casting rule than same_kind. */
    public Call casting(Casting casting) {
        return new Call(this, List.of(), null, null, casting);
    }

    /** A ufunc with options for its calls. Immutable. */
    public static final class Call {
        private final Ufunc ufunc;
        private final List<@Nullable NDArray> out;
        private final @Nullable NDArray where;
        private final @Nullable DType dtype;
        private final Casting casting;

        private Call(
                Ufunc ufunc,
                List<@Nullable NDArray> out,
                @Nullable NDArray where,
                @Nullable DType dtype,
                Casting casting) {
            this.ufunc = ufunc;
            this.out = out;
            this.where = where;
            this.dtype = dtype;
            this.casting = casting;
        }

        /** Writes into these arrays; null stands for a fresh one. */
        public Call out(@Nullable NDArray... arrays) {
            return new Call(ufunc, Arrays.asList(arrays), where, dtype, casting);
        }

        /** Computes only where the bool array is true; elsewhere {@code out} keeps its value, a fresh array has 0. */
        public Call where(NDArray mask) {
            return new Call(ufunc, out, mask, dtype, casting);
        }

        /** Computes with the loop which gives this dtype. */
        public Call dtype(DType type) {
            return new Call(ufunc, out, where, type, casting);
        }

        /** Which casts of inputs and outputs are allowed. */
        public Call casting(Casting rule) {
            return new Call(ufunc, out, where, dtype, rule);
        }

        /** The result, the first if there are several: the very array given as {@code out}, if one was. */
        public NDArray call(Object... operands) {
            if (dtype != null || casting != Casting.SAME_KIND || out.size() > 1) {
                return callAll(operands).getFirst();
            }
            NDArray target = out.isEmpty() ? null : out.getFirst();
            Strided result = ufunc.dispatch()
                    .call(
                            Operands.of(ufunc.name(), operands),
                            target == null ? null : target.writeableMemory(),
                            where == null ? null : where.memory());
            return target == null ? NDArray.of(result) : target;
        }

        /** All results. */
        public List<NDArray> callAll(Object... operands) {
            List<@Nullable Strided> targets = new ArrayList<>();
            for (NDArray o : out) {
                targets.add(o == null ? null : o.writeableMemory());
            }
            Dispatch.Options options =
                    new Dispatch.Options(targets, where == null ? null : where.memory(), dtype, casting);
            List<Strided> results = ufunc.dispatch().call(Operands.of(ufunc.name(), operands), options);
            List<NDArray> arrays = new ArrayList<>();
            for (int i = 0; i < results.size(); i++) {
                NDArray given = i < out.size() ? out.get(i) : null;
                arrays.add(given != null ? given : NDArray.of(results.get(i)));
            }
            return arrays;
        }
    }

    /** Folds along axis 0. */
    public NDArray reduce(NDArray a) {
        return reduce(a, 0);
    }

    /** Folds along one axis. */
    public NDArray reduce(NDArray a, int axis) {
        return reduce(a, Axis.axis(axis));
    }

    /**
     * Folds along axes.
     *
     * @throws io.orthant.error.AxisException if an axis is out of bounds
     * @throws io.orthant.error.ValueException if nothing is folded and there is no identity
     */
    public NDArray reduce(NDArray a, Axis axis) {
        return reducer().axis(axis).call(a);
    }

    /** This ufunc's reduction with all options: {@code add.reducer().axis(0).initial(1).call(x)}. */
    public Reducer reducer() {
        return new Reducer(
                        name(),
                        (a, options, ddof) -> Reduction.reduce(dispatch().op(), a, options))
                .axis(Axis.axis(0));
    }

    /** Running fold along axis 0. */
    public NDArray accumulate(NDArray a) {
        return accumulate(a, 0);
    }

    /** Running fold along an axis: a fresh array of the same shape. */
    public NDArray accumulate(NDArray a, int axis) {
        return accumulate(a, axis, null, null);
    }

    /** Running fold along an axis in a dtype (null: NumPy's choice) into an array (null: a fresh one). */
    public NDArray accumulate(NDArray a, int axis, @Nullable DType dtype, @Nullable NDArray out) {
        Strided target = out == null ? null : out.writeableData();
        Strided result = Accumulation.accumulate(dispatch().op(), a.data(), axis, dtype, target);
        return out == null ? NDArray.of(result) : out;
    }

    /** Folds along axis 0 of the slices which begin at the indices. */
    public NDArray reduceat(NDArray a, long... indices) {
        return reduceat(a, indices, 0);
    }

    /**
     * Folds of slices along an axis: slice {@code i} runs from {@code indices[i]} to {@code indices[i+1]}, the last to
     * the end; where the next index is not larger, the result is the single item.
     */
    public NDArray reduceat(NDArray a, long[] indices, int axis) {
        return NDArray.of(Accumulation.reduceat(dispatch().op(), a.data(), indices, axis, null, null));
    }

    /** The ufunc of every pair: shape {@code a.shape + b.shape}. */
    public NDArray outer(Object a, Object b) {
        // as in NumPy numbers become arrays of their own dtype here, they are not weak
        Strided x = Operands.array(name(), a).data();
        Strided y = Operands.array(name(), b).data();
        int rank = x.rank() + y.rank();
        long[] shape = Arrays.copyOf(x.shape(), rank);
        Arrays.fill(shape, x.rank(), rank, 1);
        Strided column = x.view(x.offset(), shape, Arrays.copyOf(x.strides(), rank));
        return NDArray.of(dispatch()
                .call(List.of(Operand.of(column), Operand.of(y)), Dispatch.Options.NONE)
                .getFirst());
    }

    /**
     * Applies the ufunc in place at the items which an index selects, once for each time an item is selected:
     * {@code add.at(histogram, bins, 1)}.
     *
     * @param a the array changed
     * @param index what {@link NDArray#get(Object...)} takes; several terms as an {@code Object[]}
     * @param operand the second input, broadcast to the selection
     * @throws io.orthant.error.IndexException if an index is out of bounds; nothing is changed then
     */
    public void at(NDArray a, Object index, Object operand) {
        Operand given = Operands.of(name(), operand);
        Operand second = new Operand(Staging.heap(given.array()), given.weak());
        UnbufferedUpdate.at(dispatch().op(), a.writeableData(), terms(index), second);
    }

    /** As {@link #at(NDArray, Object, Object)} for a ufunc of one input. */
    public void at(NDArray a, Object index) {
        UnbufferedUpdate.at(dispatch().op(), a.writeableData(), terms(index), null);
    }

    private static List<IndexTerm> terms(Object index) {
        return index instanceof Object[] several ? IndexArguments.terms(several) : IndexArguments.terms(index);
    }

    /** The ufunc's name as NumPy shows it. */
    @Override
    public String toString() {
        return "<ufunc '" + name() + "'>";
    }
}
