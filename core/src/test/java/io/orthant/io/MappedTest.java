package io.orthant.io;

import static io.orthant.Axis.axis;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.orthant.NDArray;
import io.orthant.Np;
import io.orthant.Order;
import io.orthant.dtype.DType;
import io.orthant.error.AllocationException;
import io.orthant.error.OrthantException;
import io.orthant.error.ReadOnlyException;
import io.orthant.error.ValueException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Arrays in mapped files against the same arrays on the heap: results are to be the same to the bit. */
class MappedTest {
    @TempDir
    Path folder;

    private static final Map<String, UnaryOperator<NDArray>> READERS = new LinkedHashMap<>();

    static {
        READERS.put("copy", NDArray::copy);
        READERS.put("copy F", a -> a.copy(Order.F));
        READERS.put("copy K", a -> a.copy(Order.K));
        READERS.put("ravel", NDArray::ravel);
        READERS.put("astype", a -> a.astype(DType.FLOAT32));
        READERS.put("plus", a -> a.plus(a));
        READERS.put("times scalar", a -> a.times(3));
        READERS.put("row and column", a -> Np.multiply.call(a.get("..., :1"), a.get("..., 0, :")));
        READERS.put("equal", a -> a.eq(a.get("..., ::-1")));
        READERS.put("where", a -> Np.add.where(a.ne(0)).call(a, 1));
        READERS.put("T", NDArray::T);
        READERS.put("reshape", a -> a.reshape(-1));
        READERS.put("slice", a -> a.get("..., 1::3, ::-2"));
        READERS.put("negative", a -> a.get("..., ::-1, 3:"));
        READERS.put("fancy", a -> a.get("...").get(Np.array(new long[] {2, 0, -1})));
        READERS.put("fancy inside", a -> a.get(io.orthant.Index.ELLIPSIS, Np.array(new long[][] {{0, 3}, {1, -1}})));
        READERS.put("mask", a -> a.get(a.ne(0)));
        READERS.put("take", a -> a.take(Np.array(new long[] {7, 0, -3})));
        READERS.put("take along", a -> a.take(Np.array(new long[] {1, 0}), -1));
        READERS.put("sum", NDArray::sum);
        READERS.put("sum last", a -> a.sum(-1));
        READERS.put("sum first", a -> a.sum(0));
        READERS.put("sum first two", a -> a.sum(axis(0, 1)));
        READERS.put("sum outer two", a -> a.sum(axis(0, 2)));
        READERS.put("sum of gaps", a -> a.get("..., ::2").sum());
        READERS.put("sum of rows", a -> a.get("..., 1:, :").sum());
        READERS.put("sum of columns", a -> a.get("..., 3:").sum());
        READERS.put("sum backwards", a -> a.get("..., ::-1").sum());
        READERS.put("sum of the transposed", a -> a.T().sum(0));
        READERS.put(
                "sum in float64",
                a -> Np.sum.dtype(DType.FLOAT64).call(a.dtype().isComplex() ? a.real() : a));
        READERS.put("sum with initial", a -> Np.sum.initial(7).call(a));
        READERS.put("sum where", a -> Np.sum.where(a.ne(0)).call(a));
        READERS.put("prod", a -> a.get("..., :9").prod());
        READERS.put("prod first", a -> a.prod(0));
        READERS.put("max", NDArray::max);
        READERS.put("min last", a -> a.min(-1));
        READERS.put("mean", NDArray::mean);
        READERS.put("mean first", a -> a.mean(0));
        READERS.put("var", NDArray::var);
        READERS.put("var last", a -> a.var(-1));
        READERS.put("std", NDArray::std);
        READERS.put("any", NDArray::any);
        READERS.put("all last", a -> a.all(-1));
        READERS.put("argmax", NDArray::argmax);
        READERS.put("argmin last", a -> a.argmin(-1));
        READERS.put("nonzeros", a -> Np.countNonzero.call(a));
        READERS.put("ptp", a -> a.dtype().isBool() ? a.max() : a.ptp());
        READERS.put("cumsum", a -> a.cumsum(-1));
        READERS.put("sort", a -> Np.sort(a, -1));
        READERS.put("lazy", a -> a.lazy().times(2).plus(a).eval());
        READERS.put(
                "broadcast", a -> Np.broadcastTo(a.get("..., :1"), a.shape()).plus(0));
        READERS.put("concatenate", a -> Np.concatenate(a, a));
    }

    /** What else large arrays are cut for. */
    private static final Set<String> CUT = Set.of(
            "plus",
            "row and column",
            "where",
            "astype",
            "prod first",
            "max",
            "min last",
            "mean",
            "mean first",
            "var",
            "argmax",
            "nonzeros",
            "lazy",
            "broadcast",
            "take");

    private static final Map<String, Consumer<NDArray>> WRITERS = new LinkedHashMap<>();

    static {
        WRITERS.put("fill", a -> a.get("..., 1:").fill(3));
        WRITERS.put("assign", a -> a.get("..., ::2").assign(a.get("..., ::2").plus(a.get("..., ::2"))));
        WRITERS.put("shifted", a -> a.get("..., 1:").assign(a.get("..., :-1")));
        WRITERS.put(
                "other dtype",
                a -> a.get("..., 0").assign(Np.arange(a.shape(-2)).astype(DType.INT16)));
        WRITERS.put("out", a -> Np.add.out(a).call(a, a));
        WRITERS.put("out of parts", a -> Np.add.out(a.get("..., 1:")).call(a.get("..., :-1"), a.get("..., :-1")));
        WRITERS.put("out where", a -> Np.add.out(a).where(a.ne(0)).call(a, a));
        WRITERS.put("set", a -> a.set(0, 1));
        WRITERS.put("set fancy", a -> a.set(Np.array(new long[] {1, 0}), a.get(0)));
        WRITERS.put("set mask", a -> a.set(a.ne(0), 1));
        WRITERS.put("put", a -> a.put(Np.array(new long[] {3, -1, 5}), Np.array(new long[] {1, 0, 1})));
        WRITERS.put("putmask", a -> Np.putmask(a, a.ne(0), 1));
        WRITERS.put("copyto", a -> Np.copyto(a.get("..., ::-1"), a));
        WRITERS.put(
                "sum into",
                a -> Np.sum.dtype(a.dtype()).axis(-1).out(a.get("..., 0")).call(a));
        WRITERS.put("item", a -> a.setLong(1, 1, -1, 0));
        WRITERS.put(
                "lazy",
                a -> a.get("..., 1:").lazy().plus(a.get("..., :-1").lazy()).into(a.get("..., 1:")));
        WRITERS.put("update", a -> a.update(v -> v.plus(v)));
    }

    private static NDArray sample(DType dtype, long... shape) {
        long size = 1;
        for (long n : shape) {
            size *= n;
        }
        NDArray items = Np.sin(Np.arange(size).times(0.37)).times(90).plus(20);
        NDArray kept = Np.multiply(items, Np.arange(size).rem(5).ne(2));
        NDArray cast = dtype.isUnsigned() ? Np.abs(kept) : kept;
        NDArray a = cast.astype(dtype).reshape(shape).copy();
        if (dtype.isComplex()) {
            a.imag().assign(a.real().get("..., ::-1"));
        }
        return a;
    }

    private static String bits(NDArray a) {
        NDArray dense = a.copy();
        java.nio.ByteBuffer bytes = Io.toBuffer(dense);
        return a.dtype() + " " + java.util.Arrays.toString(a.shape()) + " " + java.util.Arrays.hashCode(bytes.array());
    }

    private static String outcome(UnaryOperator<NDArray> work, NDArray a) {
        try {
            NDArray result = work.apply(a);
            return bits(result) + " " + java.util.Arrays.toString(result.strides());
        } catch (OrthantException e) {
            return e.getClass().getSimpleName() + ": " + e.getMessage();
        }
    }

    /** Small ones; larger ones are cut into blocks. All dtypes are read in {@link #bothByteOrdersAreMapped}. */
    private static List<NDArray> samples() {
        List<NDArray> all = new ArrayList<>();
        for (DType dtype : List.of(DType.BOOL, DType.UINT8, DType.INT64, DType.FLOAT16, DType.COMPLEX128)) {
            all.add(sample(dtype, 5, 7, 12));
        }
        return all;
    }

    private static List<NDArray> largeSamples() {
        List<NDArray> all = new ArrayList<>();
        for (DType dtype : List.of(DType.FLOAT64, DType.FLOAT32, DType.FLOAT16, DType.INT8, DType.COMPLEX64)) {
            all.add(sample(dtype, 6, 300, 301));
        }
        all.add(sample(DType.FLOAT32, 3, 1, 600_003));
        all.add(sample(DType.COMPLEX128, 2, 2, 300_001));
        all.add(sample(DType.FLOAT64, 600_001, 2, 1));
        all.add(sample(DType.INT32, 6, 300, 301).copy(Order.F));
        all.add(sample(DType.FLOAT64, 6, 300, 301).copy(Order.F));
        return all;
    }

    @Test
    void whatIsReadIsTheSameAsOnTheHeap() {
        List<String> faults = new ArrayList<>();
        List<NDArray> all = samples();
        all.addAll(largeSamples());
        for (NDArray a : all) {
            boolean large = a.size() > 1000;
            NDArray heap = Io.load(Io.save(folder.resolve("a.npy"), a));
            NDArray mapped = Io.load(folder.resolve("a.npy"), MapMode.READ);
            READERS.forEach((name, work) -> {
                if (large && !name.startsWith("sum") && !CUT.contains(name)) {
                    return;
                }
                String want = outcome(work, heap);
                String got = outcome(work, mapped);
                if (!want.equals(got)) {
                    faults.add(name + " of " + a.dtype() + Np.array(a.shape()) + ": " + got + ", not " + want);
                }
            });
            if (!heap.repr().equals(mapped.repr()) || (!large && !heap.toList().equals(mapped.toList()))) {
                faults.add("text of " + a.dtype() + ": " + mapped.repr());
            }
        }
        assertEquals("", String.join("\n", faults));
    }

    @Test
    void whatIsWrittenIsInTheFile() {
        List<String> faults = new ArrayList<>();
        List<NDArray> all = samples();
        all.addAll(largeSamples().subList(4, 6));
        for (NDArray a : all) {
            WRITERS.forEach((name, work) -> {
                Path file = Io.save(folder.resolve("b.npy"), a);
                NDArray heap = Io.load(file);
                NDArray copied = Io.load(file, MapMode.COPY);
                String before = bits(heap);
                String want = written(work, heap);
                String onlyHere = written(work, copied);
                String left = bits(Io.load(file));
                NDArray mapped = Io.load(file, MapMode.READ_WRITE);
                String there = written(work, mapped);
                Io.flush(mapped);
                String inFile = bits(Io.load(file));
                if (!want.equals(there) || !want.equals(onlyHere) || !before.equals(left)) {
                    faults.add(name + " on " + a.dtype() + Np.array(a.shape()) + ": " + want + ", " + there + ", "
                            + onlyHere + ", before " + before + ", copy on write left " + left);
                }
                if (!want.contains("Exception") && !want.equals(inFile)) {
                    faults.add(name + " on " + a.dtype() + ": the file has " + inFile);
                }
                assertThrows(ReadOnlyException.class, () -> work.accept(Io.load(file, MapMode.READ)), name);
            });
        }
        assertEquals("", String.join("\n", faults));
    }

    private static String written(Consumer<NDArray> work, NDArray a) {
        try {
            work.accept(a);
            return bits(a);
        } catch (OrthantException e) {
            return e.getClass().getSimpleName() + ": " + e.getMessage();
        }
    }

    @Test
    void bothByteOrdersAreMapped() throws IOException {
        List<String> faults = new ArrayList<>();
        for (FileGoldens.Npy golden : FileGoldens.npy()) {
            Path file = folder.resolve("golden.npy");
            Files.write(file, golden.file());
            for (MapMode mode : MapMode.values()) {
                NDArray a = Io.load(file, mode);
                boolean same = a.dtype() == golden.dtype()
                        && java.util.Arrays.equals(a.shape(), golden.shape())
                        && FileGoldens.items(a).equals(golden.items());
                if (!same) {
                    faults.add(mode + " " + golden + ": " + a.repr());
                }
                NDArray saved = Io.load(Io.save(folder.resolve("saved.npy"), a));
                if (!bits(saved).equals(bits(a))) {
                    faults.add("saved " + golden);
                }
            }
        }
        assertEquals("", String.join("\n", faults));
    }

    @Test
    void aFileIsMadeAndFilledPieceByPiece() {
        Path file = folder.resolve("made.npy");
        NDArray made = Io.openMemmap(file, DType.FLOAT32, 100, 7);
        for (int i = 0; i < 100; i++) {
            made.get(i).assign(i);
        }
        Io.flush(made);
        NDArray want = Np.arange(100)
                .reshape(100, 1)
                .plus(Np.zeros(DType.FLOAT32, 1, 7))
                .astype(DType.FLOAT32);
        assertEquals(bits(want), bits(Io.load(file)));
        assertArrayEquals(new long[] {28, 4}, made.strides());
        NDArray raw =
                Io.memmap(file, DType.FLOAT32, MapMode.READ, Io.header(file).length(), 100, 7);
        assertEquals(bits(want), bits(raw));
        assertTrue(made.get("5:").sharesMemory(made));
        assertEquals(
                0, Io.openMemmap(folder.resolve("empty.npy"), DType.INT64, 3, 0).size());
        assertArrayEquals(
                new long[] {3, 0},
                Io.load(folder.resolve("empty.npy"), MapMode.READ).shape());
    }

    @Test
    void memoryOfOthersIsWrapped() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocate(24, 8);
            NDArray a = Io.wrap(memory, DType.INT32, ByteOrder.BIG_ENDIAN, 2, 3);
            a.assign(Np.arange(6).reshape(2, 3));
            assertEquals(5, memory.get(java.lang.foreign.ValueLayout.JAVA_BYTE, 23));
            assertEquals(15, a.sum().asLong());
            assertThrows(
                    ReadOnlyException.class,
                    () -> Io.wrap(memory.asReadOnly(), DType.INT32, ByteOrder.BIG_ENDIAN, 6)
                            .fill(1));
            assertThrows(ValueException.class, () -> Io.wrap(memory, DType.INT64, ByteOrder.nativeOrder(), 4));
        }
    }

    @Test
    void whatCannotBeDoneInAFileSaysSo() {
        NDArray mapped = Io.load(Io.save(folder.resolve("c.npy"), Np.arange(10)), MapMode.READ_WRITE);
        String message = assertThrows(ValueException.class, mapped::sort).getMessage();
        assertTrue(message.contains("copy()"), message);
        assertEquals("[0 1 2 3 4 5 6 7 8 9]", mapped.toString());
        assertThrows(
                FileFormatException.class,
                () -> Io.load(Files.write(folder.resolve("d.npy"), new byte[99]), MapMode.READ));
        assertThrows(
                FileFormatException.class,
                () -> Io.memmap(folder.resolve("c.npy"), DType.INT64, MapMode.READ, 200, 10));
    }

    @Test
    void moreItemsThanAJavaArrayHas() throws IOException {
        long n = (1L << 31) + 1000;
        Path file = folder.resolve("sparse.npy");
        long room = Files.getFileStore(folder).getUsableSpace();
        assumeTrue(room > 2 * n, "no room for the file, if it should not be sparse");
        NDArray large = Io.openMemmap(file, DType.INT8, n);
        long taken = room - Files.getFileStore(folder).getUsableSpace();
        assumeTrue(taken < n / 2, "the file system does not know sparse files");
        large.set(-1, 7);
        large.get("-3:-1").assign(Np.array(new long[] {1, -2}));
        assertEquals("array([ 0,  0,  0, ...,  1, -2,  7], shape=(" + n + ",), dtype=int8)", large.repr());
        assertEquals(7, large.getLong(n - 1));
        assertEquals(6, large.get((1L << 31) + ":").sum().asLong());
        assertEquals(
                "[ 0 -2  7]", large.take(Np.array(new long[] {0, -2, n - 1})).toString());
        assertEquals(n - 3, large.get("2:").get("::-1").size() - 1);
        NDArray rows = Io.load(file, MapMode.READ).get(":" + (1L << 31)).reshape(1L << 21, 1024);
        assertEquals("[[0 0]\n [0 0]]", rows.get("-2:, ::512").plus(0).toString());
        assertThrows(AllocationException.class, large::copy);
        assertThrows(FileFormatException.class, () -> Io.memmap(file, DType.INT64, MapMode.READ, 0, n));
    }
}
