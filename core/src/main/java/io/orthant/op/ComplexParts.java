package io.orthant.op;

/** The functions of {@link ComplexMath} part by part, as generated code calls them. */
public final class ComplexParts {
    private ComplexParts() {}

    /** Real part of exp(x + iy). */
    public static double expRe(double x, double y) {
        return ComplexMath.exp(x, y).re();
    }

    /** Imaginary part of exp(x + iy). */
    public static double expIm(double x, double y) {
        return ComplexMath.exp(x, y).im();
    }

    /** Real part of expm1(x + iy). */
    public static double expm1Re(double x, double y) {
        return ComplexMath.expm1(x, y).re();
    }

    /** Imaginary part of expm1(x + iy). */
    public static double expm1Im(double x, double y) {
        return ComplexMath.expm1(x, y).im();
    }

    /** Real part of log(x + iy). */
    public static double logRe(double x, double y) {
        return ComplexMath.log(x, y).re();
    }

    /** Imaginary part of log(x + iy). */
    public static double logIm(double x, double y) {
        return ComplexMath.log(x, y).im();
    }

    /** Real part of log1p(x + iy). */
    public static double log1pRe(double x, double y) {
        return ComplexMath.log1p(x, y).re();
    }

    /** Imaginary part of log1p(x + iy). */
    public static double log1pIm(double x, double y) {
        return ComplexMath.log1p(x, y).im();
    }

    /** Real part of sqrt(x + iy). */
    public static double sqrtRe(double x, double y) {
        return ComplexMath.sqrt(x, y).re();
    }

    /** Imaginary part of sqrt(x + iy). */
    public static double sqrtIm(double x, double y) {
        return ComplexMath.sqrt(x, y).im();
    }

    /** Real part of sin(x + iy). */
    public static double sinRe(double x, double y) {
        return ComplexMath.sin(x, y).re();
    }

    /** Imaginary part of sin(x + iy). */
    public static double sinIm(double x, double y) {
        return ComplexMath.sin(x, y).im();
    }

    /** Real part of cos(x + iy). */
    public static double cosRe(double x, double y) {
        return ComplexMath.cos(x, y).re();
    }

    /** Imaginary part of cos(x + iy). */
    public static double cosIm(double x, double y) {
        return ComplexMath.cos(x, y).im();
    }

    /** Real part of tan(x + iy). */
    public static double tanRe(double x, double y) {
        return ComplexMath.tan(x, y).re();
    }

    /** Imaginary part of tan(x + iy). */
    public static double tanIm(double x, double y) {
        return ComplexMath.tan(x, y).im();
    }

    /** Real part of arcsin(x + iy). */
    public static double arcsinRe(double x, double y) {
        return ComplexMath.arcsin(x, y).re();
    }

    /** Imaginary part of arcsin(x + iy). */
    public static double arcsinIm(double x, double y) {
        return ComplexMath.arcsin(x, y).im();
    }

    /** Real part of arccos(x + iy). */
    public static double arccosRe(double x, double y) {
        return ComplexMath.arccos(x, y).re();
    }

    /** Imaginary part of arccos(x + iy). */
    public static double arccosIm(double x, double y) {
        return ComplexMath.arccos(x, y).im();
    }

    /** Real part of arctan(x + iy). */
    public static double arctanRe(double x, double y) {
        return ComplexMath.arctan(x, y).re();
    }

    /** Imaginary part of arctan(x + iy). */
    public static double arctanIm(double x, double y) {
        return ComplexMath.arctan(x, y).im();
    }

    /** Real part of sinh(x + iy). */
    public static double sinhRe(double x, double y) {
        return ComplexMath.sinh(x, y).re();
    }

    /** Imaginary part of sinh(x + iy). */
    public static double sinhIm(double x, double y) {
        return ComplexMath.sinh(x, y).im();
    }

    /** Real part of cosh(x + iy). */
    public static double coshRe(double x, double y) {
        return ComplexMath.cosh(x, y).re();
    }

    /** Imaginary part of cosh(x + iy). */
    public static double coshIm(double x, double y) {
        return ComplexMath.cosh(x, y).im();
    }

    /** Real part of tanh(x + iy). */
    public static double tanhRe(double x, double y) {
        return ComplexMath.tanh(x, y).re();
    }

    /** Imaginary part of tanh(x + iy). */
    public static double tanhIm(double x, double y) {
        return ComplexMath.tanh(x, y).im();
    }

    /** Real part of arcsinh(x + iy). */
    public static double arcsinhRe(double x, double y) {
        return ComplexMath.arcsinh(x, y).re();
    }

    /** Imaginary part of arcsinh(x + iy). */
    public static double arcsinhIm(double x, double y) {
        return ComplexMath.arcsinh(x, y).im();
    }

    /** Real part of arccosh(x + iy). */
    public static double arccoshRe(double x, double y) {
        return ComplexMath.arccosh(x, y).re();
    }

    /** Imaginary part of arccosh(x + iy). */
    public static double arccoshIm(double x, double y) {
        return ComplexMath.arccosh(x, y).im();
    }

    /** Real part of arctanh(x + iy). */
    public static double arctanhRe(double x, double y) {
        return ComplexMath.arctanh(x, y).re();
    }

    /** Imaginary part of arctanh(x + iy). */
    public static double arctanhIm(double x, double y) {
        return ComplexMath.arctanh(x, y).im();
    }

    /** Real part of (x + iy)^(u + iv). */
    public static double powerRe(double x, double y, double u, double v) {
        return ComplexMath.power(x, y, u, v).re();
    }

    /** Imaginary part of (x + iy)^(u + iv). */
    public static double powerIm(double x, double y, double u, double v) {
        return ComplexMath.power(x, y, u, v).im();
    }
}
