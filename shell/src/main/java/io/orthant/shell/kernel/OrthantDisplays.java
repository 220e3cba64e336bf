package io.orthant.shell.kernel;

import io.orthant.shell.display.Shown;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapaio.jupyter.kernel.display.DisplayData;
import org.rapaio.jupyter.kernel.display.DisplayRenderer;
import org.rapaio.jupyter.kernel.display.DisplayTransformer;
import org.rapaio.jupyter.kernel.display.spi.DisplayProvider;

/**
 * Shows values in the kernel as {@link Shown} has them; found by the kernel as a service. It takes all values, as the kernel
 * itself would write texts as HTML.
 */
public final class OrthantDisplays implements DisplayProvider {
    /** For the service loader. */
    public OrthantDisplays() {}

    @Override
    public List<DisplayRenderer> getDisplayRenderers() {
        return List.of(new Renderer());
    }

    @Override
    public List<DisplayTransformer> getDisplayTransformers() {
        return List.of();
    }

    private static final class Renderer implements DisplayRenderer {
        private static final Set<String> FORMATS =
                Set.of("png", Shown.PNG, "html", Shown.HTML, "text", "plain", Shown.TEXT);

        @Override
        public Class<?> rendererClass() {
            return Object.class;
        }

        @Override
        public boolean canRender(@Nullable String format) {
            return format == null || FORMATS.contains(format);
        }

        @Override
        public DisplayData render(@Nullable String format, Object value) {
            Shown shown = format == null ? Shown.of(value) : Shown.as(format, value);
            DisplayData data = DisplayData.withType(Shown.TEXT, "");
            data.data().clear();
            data.data().putAll(shown.formats());
            return data;
        }
    }
}
