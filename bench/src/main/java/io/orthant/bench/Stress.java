package io.orthant.bench;

import io.orthant.NDArray;
import io.orthant.Np;
import io.orthant.dtype.DType;
import io.orthant.linalg.Linalg;
import io.orthant.nn.Nn;
import io.orthant.random.RandomState;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Many threads, half of them virtual, on the same read-only arrays and the same kernels: every result must have the bits
 * that one thread alone gets, and all threads must come to an end.
 *
 * <pre>
 * ./orthant bench stress --seconds 60
 * </pre>
 */
@Command(
        name = "stress",
        mixinStandardHelpOptions = true,
        description = "Call from many threads at once on shared arrays; compare every result with one thread's.")
public final class Stress implements Callable<Integer> {
    private static final long GRACE_SECONDS = 30;

    @Option(names = "--seconds", defaultValue = "60", description = "Default: ${DEFAULT-VALUE}.")
    private int seconds;

    @Option(
            names = "--threads",
            defaultValue = "64",
            description = "Callers, half of them virtual (default: ${DEFAULT-VALUE}).")
    private int threads;

    @Spec
    private CommandSpec spec;

    /** Runs the threads; 0 if all results were right and all threads ended. */
    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        List<Supplier<NDArray>> calls = calls();
        List<NDArray> expected =
                calls.stream().map(call -> call.get().asReadOnly()).toList();
        AtomicLong done = new AtomicLong();
        ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
        CountDownLatch ended = new CountDownLatch(threads);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        for (int t = 0; t < threads; t++) {
            int own = t;
            Runnable caller = () -> {
                try {
                    for (int i = own; System.nanoTime() < deadline; i++) {
                        int k = i % calls.size();
                        if (!Np.arrayEqual(calls.get(k).get(), expected.get(k), true)) {
                            wrong.add("call " + k + " in " + Thread.currentThread());
                        }
                        done.incrementAndGet();
                    }
                } catch (RuntimeException | Error e) {
                    wrong.add(Thread.currentThread() + ": " + e);
                } finally {
                    ended.countDown();
                }
            };
            if (t % 2 == 0) {
                Thread.ofPlatform().daemon().start(caller);
            } else {
                Thread.ofVirtual().start(caller);
            }
        }
        boolean allEnded = ended.await(seconds + GRACE_SECONDS, TimeUnit.SECONDS);
        out.printf(
                Locale.ROOT,
                "%d threads, %d s: %d calls, %d wrong, %s%n",
                threads,
                seconds,
                done.get(),
                wrong.size(),
                allEnded ? "all threads ended" : ended.getCount() + " threads did not end");
        wrong.stream().limit(10).forEach(out::println);
        out.flush();
        return allEnded && wrong.isEmpty() ? 0 : 1;
    }

    /** Calls of all kinds, over and under the sizes from which on work is divided. */
    private static List<Supplier<NDArray>> calls() {
        List<Supplier<NDArray>> calls = new ArrayList<>();
        for (int n : new int[] {10, 1_000, 200_000}) {
            NDArray x = new RandomState(n).randn(n).asReadOnly();
            NDArray y = new RandomState(n + 1).randn(n).asReadOnly();
            NDArray f = x.astype(DType.FLOAT32).asReadOnly();
            NDArray m = x.reshape(n / 10, 10);
            NDArray order = new RandomState(n + 2).permutation(n).asReadOnly();
            calls.add(() -> x.plus(y));
            calls.add(() -> x.times(2).exp());
            calls.add(() -> f.sin().plus(f));
            calls.add(() ->
                    x.lazy().minus(x.mean()).div(x.std()).times(1.2).clip(-1, 1).eval());
            calls.add(() -> x.lazy().times(y).sum().eval());
            calls.add(x::sum);
            calls.add(() -> m.mean(0));
            calls.add(() -> m.max(1));
            calls.add(() -> Nn.softmax(m, 1));
            calls.add(() -> m.plus(m.get("::-1")));
            calls.add(() -> m.T().copy());
            calls.add(() -> x.get(order));
            calls.add(() -> x.get(y.gt(0)));
            calls.add(() -> Np.sort(x));
            calls.add(x::argsort);
            calls.add(x::cumsum);
            calls.add(() -> new RandomState(n).randn(n));
        }
        NDArray a = new RandomState(1).randn(150, 150).asReadOnly();
        calls.add(() -> a.matmul(a));
        calls.add(() -> Linalg.solve(a, a));
        return calls;
    }
}
