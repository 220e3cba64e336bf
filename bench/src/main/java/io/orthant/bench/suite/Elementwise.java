package io.orthant.bench.suite;

import io.orthant.NDArray;
import io.orthant.Np;
import io.orthant.dtype.DType;
import java.util.List;
import java.util.stream.Stream;

/** Kernels that go through their arrays item by item. */
final class Elementwise {
    private Elementwise() {}

    static List<Kernel> rows() {
        return Stream.of(arithmetic(), layouts(), functions(), casts(), selection(), into())
                .flatMap(theme -> theme.rows().stream())
                .toList();
    }

    private static Theme arithmetic() {
        return new Theme("arithmetic", Suite.SIZES)
                .two("add f64", 24, "x + y", "x", "y", NDArray::plus)
                .row("add f64, out=", 24, "np.add(x, y, out=o)", data -> {
                    NDArray x = data.get("x");
                    NDArray y = data.get("y");
                    NDArray out = data.get("o");
                    return () -> Np.add.out(out).call(x, y);
                })
                .two(
                        "add f64, in place",
                        24,
                        "np.add(w, y, out=w)",
                        "w",
                        "y",
                        (w, y) -> Np.add.out(w).call(w, y))
                .one("add f64, scalar", 16, "x + 1.5", "x", x -> x.plus(1.5))
                .two("multiply f64", 24, "x * y", "x", "y", NDArray::times)
                .two("divide f64", 24, "x / y", "x", "y", NDArray::div)
                .two("add f32", 12, "xf + yf", "xf", "yf", NDArray::plus)
                .row("multiply f32, out=", 12, "np.multiply(xf, yf, out=of)", data -> {
                    NDArray x = data.get("xf");
                    NDArray y = data.get("yf");
                    NDArray out = data.get("of");
                    return () -> Np.multiply.out(out).call(x, y);
                })
                .two("divide f32", 12, "xf / yf", "xf", "yf", NDArray::div)
                .two("add i64", 24, "i + j", "i", "j", NDArray::plus)
                .two("multiply i64", 24, "i * j", "i", "j", NDArray::times)
                .two("floor divide i64", 24, "i // j", "i", "j", NDArray::floorDivide)
                .two("remainder i64", 24, "i % j", "i", "j", NDArray::rem)
                .two("divide i64", 24, "i / j", "i", "j", NDArray::div)
                .two("add i32", 12, "i32 + j32", "i32", "j32", NDArray::plus)
                .two("multiply i32", 12, "i32 * j32", "i32", "j32", NDArray::times)
                .two("add f32 + f64", 20, "xf + y", "xf", "y", NDArray::plus)
                .two("add i32 + f64", 20, "i32 + y", "i32", "y", NDArray::plus)
                .one("add i64 + 1.5", 16, "i + 1.5", "i", i -> i.plus(1.5))
                .two("multiply c128", 48, "c * d", "c", "d", NDArray::times)
                .one("abs c128", 24, "np.abs(c)", "c", NDArray::abs)
                .one("negative f64", 16, "-x", "x", NDArray::unaryMinus);
    }

    private static Theme layouts() {
        return new Theme("layouts", Suite.SIZES)
                .two("add f64, reversed", 24, "reverse + y", "reverse", "y", NDArray::plus)
                .two("add f64, every second", 20, "second + second_y", "second", "second_y", NDArray::plus)
                .two("add f64, row vector", 16, "m + row", "m", "row", NDArray::plus)
                .two("add f64, column vector", 16, "m + column", "m", "column", NDArray::plus)
                .two("add f64, (64,120,32)+(32,)", 16, "image + channels", "image", "channels", NDArray::plus)
                .at(64 * 120 * 32)
                .two("add f64, a + b.T", 24, "m + t", "m", "t", NDArray::plus)
                .one("copy f64", 16, "x.copy()", "x", NDArray::copy)
                .one("copy f64, transposed", 16, "m.T.copy()", "m", m -> m.T().copy())
                .two("concatenate f64", 16, "np.concatenate((x, y))", "x", "y", (x, y) -> Np.concatenate(x, y))
                .one("full f64", 8, "np.full(n, 1.5)", "x", x -> Np.full(x.size(), 1.5))
                .one("zeros f64", 0, "np.zeros(n)", "x", x -> Np.zeros(x.size()))
                .row("new double[n] in Java", 0, "np.empty(n)", data -> () -> new double[(int) data.n()])
                .uncounted()
                .one("arange i64", 8, "np.arange(n)", "x", x -> Np.arange(x.size()));
    }

    private static Theme functions() {
        return new Theme("functions", Suite.SIZES)
                .one("exp f64", 0, "np.exp(x)", "x", NDArray::exp)
                .one("exp f32", 0, "np.exp(xf)", "xf", NDArray::exp)
                .one("log f64", 0, "np.log(p)", "p", NDArray::log)
                .one("log f32", 0, "np.log(pf)", "pf", NDArray::log)
                .one("sin f64", 0, "np.sin(x)", "x", NDArray::sin)
                .one("sin f32", 0, "np.sin(xf)", "xf", NDArray::sin)
                .one("tanh f64", 0, "np.tanh(x)", "x", NDArray::tanh)
                .one("tanh f32", 0, "np.tanh(xf)", "xf", NDArray::tanh)
                .one("sqrt f64", 16, "np.sqrt(p)", "p", NDArray::sqrt)
                .one("sqrt f32", 8, "np.sqrt(pf)", "pf", NDArray::sqrt)
                .two("power f64", 0, "np.power(p, y)", "p", "y", NDArray::pow)
                .two("power f32", 0, "np.power(pf, yf)", "pf", "yf", NDArray::pow)
                .one("square f64 (x ** 2)", 16, "x ** 2", "x", x -> x.pow(2));
    }

    private static Theme casts() {
        return new Theme("casts", Suite.SIZES)
                .one("f64 to f32", 12, "x.astype(np.float32)", "x", x -> x.astype(DType.FLOAT32))
                .one("f32 to f64", 12, "xf.astype(np.float64)", "xf", x -> x.astype(DType.FLOAT64))
                .one("i64 to f64", 16, "i.astype(np.float64)", "i", x -> x.astype(DType.FLOAT64))
                .one("f64 to i64", 16, "x.astype(np.int64)", "x", x -> x.astype(DType.INT64))
                .one("u8 to f32", 5, "u8.astype(np.float32)", "u8", x -> x.astype(DType.FLOAT32))
                .one("i64 to i32", 12, "i.astype(np.int32)", "i", x -> x.astype(DType.INT32));
    }

    private static Theme selection() {
        return new Theme("comparing and choosing", Suite.SIZES)
                .row("where f64", 25, "np.where(b, x, y)", data -> {
                    NDArray b = data.get("b");
                    NDArray x = data.get("x");
                    NDArray y = data.get("y");
                    return () -> Np.where(b, x, y);
                })
                .two("where f64, scalar", 17, "np.where(b, x, 0.0)", "b", "x", (b, x) -> Np.where(b, x, 0.0))
                .one("clip f64", 16, "np.clip(x, -1, 1)", "x", x -> x.clip(-1, 1))
                .one("clip f32", 8, "np.clip(xf, -1, 1)", "xf", x -> x.clip(-1, 1))
                .two("less f64", 17, "x < y", "x", "y", NDArray::lt)
                .two("less f32", 9, "xf < yf", "xf", "yf", NDArray::lt)
                .one("greater f64, scalar", 9, "x > 0", "x", x -> x.gt(0))
                .two("equal i64", 17, "i == j", "i", "j", NDArray::eq)
                .two("maximum f64", 24, "np.maximum(x, y)", "x", "y", NDArray::maximum)
                .two("maximum f32", 12, "np.maximum(xf, yf)", "xf", "yf", NDArray::maximum)
                .one("isnan f64", 9, "np.isnan(x)", "x", Np::isnan)
                .one("isnan f32", 5, "np.isnan(xf)", "xf", Np::isnan)
                .two("logical and", 3, "np.logical_and(b, e)", "b", "e", Np::logicalAnd)
                .two("bool &", 3, "b & e", "b", "e", NDArray::and)
                .one("bool ~", 2, "~b", "b", NDArray::inv);
    }

    /** Kernels alone: both sides write to the same memory again and again, and nothing is allocated. */
    private static Theme into() {
        return new Theme("into arrays that are there (out=)", Suite.SIZES)
                .into("multiply f64, out=", 24, "np.multiply(x, y, out=o)", Np.multiply, "o", "x", "y")
                .into("divide f64, out=", 24, "np.divide(x, y, out=o)", Np.divide, "o", "x", "y")
                .into("add f32, out=", 12, "np.add(xf, yf, out=of)", Np.add, "of", "xf", "yf")
                .into("add i64, out=", 24, "np.add(i, j, out=oi)", Np.add, "oi", "i", "j")
                .into("multiply i64, out=", 24, "np.multiply(i, j, out=oi)", Np.multiply, "oi", "i", "j")
                .into("multiply c128, out=", 48, "np.multiply(c, d, out=oc)", Np.multiply, "oc", "c", "d")
                .into("abs c128, out=", 24, "np.abs(c, out=o)", Np.absolute, "o", "c")
                .into("negative f64, out=", 16, "np.negative(x, out=o)", Np.negative, "o", "x")
                .into("square f64, out=", 16, "np.square(x, out=o)", Np.square, "o", "x")
                .into("sqrt f64, out=", 16, "np.sqrt(p, out=o)", Np.sqrt, "o", "p")
                .into("maximum f64, out=", 24, "np.maximum(x, y, out=o)", Np.maximum, "o", "x", "y")
                .into("less f64, out=", 17, "np.less(x, y, out=ob)", Np.less, "ob", "x", "y")
                .into("less f32, out=", 9, "np.less(xf, yf, out=ob)", Np.less, "ob", "xf", "yf")
                .into("isnan f32, out=", 5, "np.isnan(xf, out=ob)", Np.isnan, "ob", "xf")
                .into("bool &, out=", 3, "np.bitwise_and(b, e, out=ob)", Np.bitwiseAnd, "ob", "b", "e")
                .into("bool ~, out=", 2, "np.invert(b, out=ob)", Np.invert, "ob", "b")
                .into("exp f64, out=", 0, "np.exp(x, out=o)", Np.exp, "o", "x")
                .into("exp f32, out=", 0, "np.exp(xf, out=of)", Np.exp, "of", "xf")
                .into("log f64, out=", 0, "np.log(p, out=o)", Np.log, "o", "p")
                .into("sin f64, out=", 0, "np.sin(x, out=o)", Np.sin, "o", "x")
                .into("tanh f64, out=", 0, "np.tanh(x, out=o)", Np.tanh, "o", "x")
                .into("power f64, out=", 0, "np.power(p, y, out=o)", Np.power, "o", "p", "y")
                .into("add f64, reversed, out=", 24, "np.add(reverse, y, out=o)", Np.add, "o", "reverse", "y")
                .into("add f64, row vector, out=", 16, "np.add(m, row, out=om)", Np.add, "om", "m", "row")
                .into("add f64, a + b.T, out=", 24, "np.add(m, t, out=om)", Np.add, "om", "m", "t");
    }
}
