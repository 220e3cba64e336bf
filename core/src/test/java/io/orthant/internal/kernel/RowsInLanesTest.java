package io.orthant.internal.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.orthant.dtype.DType;
import io.orthant.internal.plan.StrideClass;
import io.orthant.op.Expr;
import io.orthant.op.Op;
import io.orthant.op.OpTable;
import io.orthant.op.Program;
import io.orthant.op.Value;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Which loops of the op table run in lanes. A loop that falls out of them is many times slower and gives the same bits, so
 * that no other test would notice. {@code plain-loops.txt} lists those that do not run in lanes, and its list may only
 * get shorter.
 */
@Tag("vector-only")
class RowsInLanesTest {
    @Test
    void loopsOutsideLanesAreThoseThatAreKnown() throws IOException {
        assumeTrue(Lanes.vectorBits() >= 256, "the list is that of vectors of 256 bits and more");
        List<String> plain = new ArrayList<>();
        int loops = 0;
        for (Op op : OpTable.all()) {
            for (Op.Loop loop : op.loops()) {
                KernelKey key = key(loop);
                if (key != null) {
                    loops++;
                    if (LaneRules.of(key) == null) {
                        plain.add(op.name() + " " + names(loop.in()) + " -> " + names(loop.out()));
                    }
                }
            }
        }
        System.out.println("rows in lanes: " + (loops - plain.size()) + " of " + loops + " loops");
        Collections.sort(plain);
        assertEquals(known(), plain);
    }

    /** A loop over neighbouring items; null if one of its types is complex, whose parts are two operands. */
    private static KernelKey key(Op.Loop loop) {
        List<DType> args = loop.in();
        if (args.stream().anyMatch(DType::isComplex) || loop.out().stream().anyMatch(DType::isComplex)) {
            return null;
        }
        List<Value> values = new ArrayList<>();
        for (int k = 0; k < args.size(); k++) {
            values.add(new Value.Real(Expr.arg(k, args.get(k))));
        }
        List<Expr> outputs = new ArrayList<>();
        for (Value value : loop.body().build(values)) {
            outputs.add(((Value.Real) value).expr());
        }
        Program program = Program.of(args, outputs, List.of());
        return new KernelKey(
                program, Collections.nCopies(args.size() + outputs.size(), StrideClass.UNIT), KernelKey.Mode.MAP);
    }

    private static String names(List<DType> types) {
        return types.stream().map(DType::toString).collect(Collectors.joining(" "));
    }

    private static List<String> known() throws IOException {
        try (InputStream in = RowsInLanesTest.class.getResourceAsStream("plain-loops.txt")) {
            assertNotNull(in, "plain-loops.txt");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
