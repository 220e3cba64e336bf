package io.orthant.shell.tour;

import static io.orthant.Axis.axis;
import static io.orthant.Np.*;
import static io.orthant.shell.tour.Notebook.print;
import static io.orthant.shell.tour.Notebook.printf;

import io.orthant.NDArray;

/** Ufuncs, reductions, where and clip. */
final class ElementWise {
    private ElementWise() {}

    static void componentWise() {
        NDArray x = array(2.0, -1, 3.5, -4., 0, 0.1, 4.1);

        NDArray exp = exp(x);
        NDArray log = log(x);
        NDArray sqrt = sqrt(x);
        NDArray sin = sin(x);
        NDArray abs = abs(x);
        NDArray ceil = ceil(x);
        NDArray floor = floor(x);
        NDArray cos = cos(x);
        NDArray tan = tan(x);
        printf("exp : {}, base:{} \n", exp, exp.base());
        printf("log : {}, base:{} \n", log, log.base());
        printf("sqrt : {}, base:{} \n", sqrt, sqrt.base());
        printf("sin : {}, base:{} \n", sin, sin.base());
        printf("abs : {}, base:{} \n", abs, abs.base());
        printf("ceil : {}, base:{} \n", ceil, ceil.base());
        printf("floor : {}, base:{} \n", floor, floor.base());
        printf("cos : {}, base:{} \n", cos, cos.base());
        printf("tan : {}, base:{} \n", tan, tan.base());
    }

    static void reductions() {
        NDArray a = arange(0, 24, 2).reshape(3, 4);
        printf("a: {} \n", a);
        NDArray colMean = a.mean(axis(0).keepdims()); // shape (1, features)
        NDArray rowMax = a.max(axis(1).keepdims()); // shape (batch, 1)
        printf("col_mean : {} \n", colMean);
        printf("row_max : {} \n", rowMax);

        NDArray rowMean = a.mean(axis(1).keepdims());
        printf("row_mean : {} \n", rowMean);

        NDArray rowMin = a.min(axis(1).keepdims());
        printf("row_min : {} \n", rowMin);

        NDArray rowSum = a.sum(axis(1).keepdims());
        printf("row_sum : {} \n", rowSum);

        NDArray colSum = a.sum(axis(0).keepdims());
        printf("col_sum : {}", colSum);

        NDArray rowProd = a.prod(axis(1).keepdims());
        printf("row_prod : {} \n", rowProd);

        NDArray relu = where(a.gt(5), a, 0.0);
        printf("relu_x : {} , base:{} \n", relu, relu.base());

        NDArray clampedLow = where(a.lt(10), 10, a);
        printf("clamped_low : {}, base:{} \n", clampedLow, clampedLow.base());
    }

    static void outliers() {
        NDArray a = array(12, 14, 13, 1500, 14, 13, 16, 15, 14, 40);

        NDArray s = a.std().reshape(1);
        NDArray m = a.mean().reshape(1);
        NDArray med = median(a).reshape(1);

        printf("a: {} \n", a);
        printf("s: {} \n", s);
        printf("m: {} \n", m);
        printf("med: {} \n", med);

        NDArray mask = abs(a.minus(m)).gt(s.times(2));
        print(mask);

        NDArray fixed = where(mask, med, a);
        print(fixed);
    }

    static void clipPixels() {
        NDArray pixels = array(new int[][] {
            {-20, 50, 120},
            {260, 500, 180}
        });

        NDArray clipped = clip(pixels, 0, 255);

        print(clipped);
    }
}
