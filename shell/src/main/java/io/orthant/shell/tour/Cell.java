package io.orthant.shell.tour;

import java.util.List;

/**
 * One cell of the course.
 *
 * @param number its place in the course
 * @param title what it shows
 * @param theme the class whose source holds it
 * @param body runs it
 * @param methods the methods which make it up, in the order to show them; of the first one the body alone is shown
 */
record Cell(int number, String title, Class<?> theme, Runnable body, List<String> methods) {
    /** All of them, in the course's order. */
    static final List<Cell> ALL = List.of(
            cell(0, "Component-wise ufuncs", ElementWise.class, ElementWise::componentWise, "componentWise"),
            cell(1, "Reductions", ElementWise.class, ElementWise::reductions, "reductions"),
            cell(2, "Outliers by where", ElementWise.class, ElementWise::outliers, "outliers"),
            cell(3, "Clipping pixels", ElementWise.class, ElementWise::clipPixels, "clipPixels"),
            new Cell(
                    4,
                    "Activation functions",
                    Stability.class,
                    () -> {},
                    List.of("", "relu", "leakyRelu", "sigmoid", "tanh", "softmaxUnstable")),
            cell(5, "Floating-point precision", Stability.class, Stability::precision, "precision"),
            cell(
                    6,
                    "Stable softmax, normalisation and cross entropy",
                    Stability.class,
                    Stability::stable,
                    "stable",
                    "stableSoftmax",
                    "stableLogSoftmax",
                    "stableNormalize",
                    "crossEntropyFromLogits"),
            cell(7, "New axes", Views.class, Views::newAxes, "newAxes"),
            cell(8, "Broadcasting", Views.class, Views::broadcasting, "broadcasting"),
            cell(9, "Mini-batches", Views.class, Views::batches, "batches"),
            cell(10, "Views and copies", Views.class, Views::viewsAndCopies, "viewsAndCopies"),
            cell(
                    11,
                    "Normalise, scale, clip: with temporaries",
                    Pipelines.class,
                    Pipelines::temporaries,
                    "temporaries"),
            cell(
                    12,
                    "Normalise, scale, clip: results into the array itself",
                    Pipelines.class,
                    Pipelines::preallocated,
                    "preallocated",
                    "normalizeScaleClip"),
            cell(13, "Normalise, scale, clip: in one pass", Pipelines.class, Pipelines::inPlace, "inPlace", "update"),
            cell(
                    14,
                    "Loop, stream, vectorised",
                    Pipelines.class,
                    Pipelines::loopStreamVectorized,
                    "loopStreamVectorized"),
            cell(15, "SVD and principal components", LinearAlgebra.class, LinearAlgebra::svdAndPca, "svdAndPca"),
            cell(16, "Solve and least squares", LinearAlgebra.class, LinearAlgebra::systems, "systems"));

    private static Cell cell(int number, String title, Class<?> theme, Runnable body, String... methods) {
        return new Cell(number, title, theme, body, List.of(methods));
    }

    /** The Java code as it stands in the source: the other methods whole, then the first one's body. */
    String code() {
        Source source = Source.of(theme);
        StringBuilder code = new StringBuilder();
        for (String helper : methods.subList(1, methods.size())) {
            code.append(source.method(helper)).append('\n');
        }
        if (!methods.getFirst().isEmpty()) {
            code.append(source.body(methods.getFirst()));
        }
        return code.toString().stripTrailing() + "\n";
    }
}
