package io.orthant.random;

import io.orthant.NDArray;
import io.orthant.dtype.DType;
import io.orthant.error.DTypeException;
import io.orthant.error.ShapeException;
import io.orthant.error.ValueException;
import io.orthant.internal.exec.Assign;
import io.orthant.internal.shape.Shapes;
import io.orthant.internal.storage.HeapStorage;
import io.orthant.internal.storage.Strided;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Seeding, state and lock of a {@link RandomState}, and the ways in which arrays are filled from a law. */
abstract sealed class TwisterState permits ContinuousDraws {
    static final double[] NO_PARAMETERS = {};
    private static final long MAX_SEED = 0xffffffffL;

    final LegacyStream stream = new LegacyStream();
    final Law.Generators generators;
    private final ReentrantLock lock = new ReentrantLock();

    TwisterState() {
        Continuous continuous = new Continuous(stream);
        generators = new Law.Generators(stream, continuous, new Discrete(stream, continuous));
    }

    /** Runs with the stream to itself. */
    <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    private void exclusively(Runnable work) {
        locked(() -> {
            work.run();
            return true;
        });
    }

    /** Seeds from the operating system's entropy. */
    public void seed() {
        byte[] entropy = new byte[4 * MersenneTwister.LENGTH];
        new SecureRandom().nextBytes(entropy);
        int[] words = new int[MersenneTwister.LENGTH];
        ByteBuffer.wrap(entropy).asIntBuffer().get(words);
        words[0] = 0x80000000;
        setState(new MT19937State(words, MersenneTwister.LENGTH, false, 0));
    }

    /**
     * Seeds from one number, as {@code numpy.random.seed(42)}.
     *
     * @throws ValueException if the seed is not in [0, 2^32 - 1]
     */
    public void seed(long seed) {
        int word = word(seed);
        exclusively(() -> stream.seed(word));
    }

    /**
     * Seeds from several numbers, as {@code numpy.random.seed([1, 2, 3])}; one number in an array is another seed than
     * that number alone.
     *
     * @throws ValueException if there are none or one is not in [0, 2^32 - 1]
     */
    public void seed(long[] seed) {
        if (seed.length == 0) {
            throw new ValueException("Seed must be non-empty");
        }
        int[] words = Arrays.stream(seed).mapToInt(TwisterState::word).toArray();
        exclusively(() -> stream.seed(words));
    }

    private static int word(long seed) {
        if (seed < 0 || seed > MAX_SEED) {
            throw new ValueException("Seed must be between 0 and 2**32 - 1");
        }
        return (int) seed;
    }

    /** The present state, to return to by {@link #setState}. */
    public MT19937State getState() {
        return locked(() -> new MT19937State(stream.twister.key(), stream.twister.pos, stream.hasGauss, stream.gauss));
    }

    /** Returns to a state, this one's or NumPy's. */
    public void setState(MT19937State state) {
        exclusively(() -> {
            stream.twister.restore(state.key(), state.pos());
            stream.hasGauss = state.hasGauss();
            stream.gauss = state.cachedGaussian();
        });
    }

    static NDArray wrap(double[] values, long[] shape) {
        return NDArray.of(Strided.of(DType.FLOAT64, values, shape));
    }

    static NDArray wrap(long[] values, long[] shape) {
        return NDArray.of(Strided.of(DType.INT64, values, shape));
    }

    static double[] doubles(long[] shape) {
        return (double[]) HeapStorage.allocate(DType.FLOAT64, shape);
    }

    static long[] longs(long[] shape) {
        return (long[]) HeapStorage.allocate(DType.INT64, shape);
    }

    double one(Law<Law.Draw> law, double... p) {
        law.check(p);
        return locked(() -> law.draw().next(generators, Law.at(p, 0), Law.at(p, 1), Law.at(p, 2)));
    }

    NDArray many(Law<Law.Draw> law, long[] size, double... p) {
        law.check(p);
        long[] shape = Shapes.checked(size);
        double[] out = doubles(shape);
        double a = Law.at(p, 0);
        double b = Law.at(p, 1);
        double c = Law.at(p, 2);
        return locked(() -> {
            Law.Draw draw = law.draw();
            for (int i = 0; i < out.length; i++) {
                out[i] = draw.next(generators, a, b, c);
            }
            return wrap(out, shape);
        });
    }

    NDArray many(Law<Law.Draw> law, long[] size, NDArray... parameters) {
        long[] shape = outputShape(size, parameters);
        double[] out = doubles(shape);
        double[][] p = expanded(law, shape, parameters);
        return locked(() -> {
            for (int i = 0; i < out.length; i++) {
                out[i] = law.draw().next(generators, at(p, 0, i), at(p, 1, i), at(p, 2, i));
            }
            return wrap(out, shape);
        });
    }

    long oneWhole(Law<Law.LongDraw> law, double... p) {
        law.check(p);
        return locked(() -> law.draw().next(generators, Law.at(p, 0), Law.at(p, 1), Law.at(p, 2)));
    }

    NDArray manyWhole(Law<Law.LongDraw> law, long[] size, double... p) {
        law.check(p);
        long[] shape = Shapes.checked(size);
        long[] out = longs(shape);
        return locked(() -> {
            for (int i = 0; i < out.length; i++) {
                out[i] = law.draw().next(generators, Law.at(p, 0), Law.at(p, 1), Law.at(p, 2));
            }
            return wrap(out, shape);
        });
    }

    NDArray manyWhole(Law<Law.LongDraw> law, long[] size, NDArray... parameters) {
        long[] shape = outputShape(size, parameters);
        long[] out = longs(shape);
        double[][] p = expanded(law, shape, parameters);
        return locked(() -> {
            for (int i = 0; i < out.length; i++) {
                out[i] = law.draw().next(generators, at(p, 0, i), at(p, 1, i), at(p, 2, i));
            }
            return wrap(out, shape);
        });
    }

    private static double at(double[][] p, int parameter, int i) {
        return parameter < p.length ? p[parameter][i] : 0;
    }

    /** The size given or, if none is, the shape to which the parameters broadcast; both must agree. */
    static long[] outputShape(long[] size, NDArray... parameters) {
        List<long[]> shapes = new ArrayList<>();
        for (NDArray p : parameters) {
            shapes.add(p.shape());
        }
        long[] natural = Shapes.broadcast("random", shapes);
        if (size.length == 0) {
            return natural;
        }
        shapes.add(size);
        if (!Arrays.equals(Shapes.broadcast("random", shapes), size)) {
            throw new ShapeException("Output size " + Shapes.text(size)
                    + " is not compatible with broadcast dimensions of inputs " + Shapes.text(natural) + ".");
        }
        return Shapes.checked(size);
    }

    /** Each parameter's values, checked, at every place of the output. */
    private static double[][] expanded(Law<?> law, long[] shape, NDArray... parameters) {
        double[][] values = new double[parameters.length][];
        for (int k = 0; k < parameters.length; k++) {
            Law.Parameter parameter = law.parameters().get(k);
            values[k] = values(parameter.name(), parameters[k], shape);
            parameter.constraint().check(parameter.name(), values[k]);
        }
        for (int i = 0; i < values[0].length; i++) {
            law.together().check(at(values, 0, i), at(values, 1, i), at(values, 2, i));
        }
        return values;
    }

    /** An array's items as doubles in row-major order, broadcast to a shape. */
    static double[] values(String name, NDArray array, long[] shape) {
        if (array.dtype().isComplex()) {
            throw new DTypeException(name + ": a real array is needed, not " + array.dtype() + "; use its real part");
        }
        return (double[])
                Assign.copy(array.data().broadcastTo(shape), DType.FLOAT64).array();
    }
}
