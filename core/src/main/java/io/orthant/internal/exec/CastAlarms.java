package io.orthant.internal.exec;

import io.orthant.dtype.DType;
import io.orthant.error.FpCondition;
import io.orthant.op.Alarms;
import io.orthant.op.Expr;
import io.orthant.op.Value;
import java.util.Map;

/** The conditions of a cast as tests among those of an operation. */
final class CastAlarms {
    private CastAlarms() {}

    /** Adds the tests for a cast to those there are. */
    static void add(Value value, DType to, Map<FpCondition, Expr> tests) {
        for (Expr part : value.parts()) {
            Alarms.Cast alarm = Alarms.cast(part, to.realType());
            if (alarm != null) {
                Expr known = tests.get(alarm.condition());
                tests.put(alarm.condition(), known == null ? alarm.test() : known.or(alarm.test()));
            }
            if (!to.isComplex()) {
                // the imaginary part is dropped
                break;
            }
        }
    }
}
