// What the launcher runs once after a build, so that the JVM can keep the classes that starting takes: see docs/shell.md.
import io.orthant.shell.repl.Timeit;
import io.orthant.shell.session.Echo;

var x = new RandomState(42).randn(3, 4);
var z = x.minus(x.mean(axis(0).keepdims())).div(x.std(0));
Echo.text(where(z.gt(0), exp(z), 0).get("1:, ::2").sum(1));
Echo.text(arange(6).reshape(2, 3).repr());
Echo.text(Linalg.svd(x).s());
for (int i = 0; i < 3; i++) {
    z.set(i, i, 0.0);
}
double twice(double d) {
    return 2 * d;
}
record Pair(int a, NDArray b) {}
new Pair(1, x.plus(twice(1)));
