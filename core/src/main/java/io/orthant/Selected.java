package io.orthant;

import io.orthant.internal.exec.Selection;
import io.orthant.internal.storage.Strided;
import org.jspecify.annotations.Nullable;

/** What indexing gives out and takes in, as arrays. */
final class Selected {
    private Selected() {}

    static NDArray of(NDArray source, Selection selection) {
        Strided part = selection.get();
        return part.storage() == source.memory().storage() ? source.view(part) : NDArray.of(part);
    }

    static NDArray set(NDArray target, Object value, @Nullable Object... index) {
        Strided data = target.writeableMemory();
        Selection.of(data, IndexArguments.terms(index)).set(Scalars.memory(value, target.dtype()));
        return target;
    }
}
