package io.orthant;

import io.orthant.internal.exec.ArgReduction;
import io.orthant.internal.exec.Folds;
import io.orthant.internal.exec.Reduction;
import io.orthant.internal.exec.Statistics;
import io.orthant.internal.storage.Strided;

/** The reductions which have a name of their own: one class where a lambda for each would be a class each. */
enum NamedFold implements Reducer.Engine {
    SUM,
    PROD,
    MAX,
    MIN,
    MEAN,
    VAR,
    STD,
    PTP,
    ANY,
    ALL,
    ARGMAX,
    ARGMIN,
    COUNT_NONZERO;

    @Override
    public Strided run(Strided a, Reduction.Options options, double ddof) {
        return switch (this) {
            case SUM -> Folds.sum(a, options);
            case PROD -> Folds.prod(a, options);
            case MAX -> Folds.max(a, options);
            case MIN -> Folds.min(a, options);
            case MEAN -> Statistics.mean(a, options);
            case VAR -> Statistics.var(a, options, ddof);
            case STD -> Statistics.std(a, options, ddof);
            case PTP -> Folds.ptp(a, options);
            case ANY -> Folds.any(a, options);
            case ALL -> Folds.all(a, options);
            case ARGMAX -> ArgReduction.find(a, true, options);
            case ARGMIN -> ArgReduction.find(a, false, options);
            case COUNT_NONZERO -> Folds.countNonzero(a, options);
        };
    }
}
