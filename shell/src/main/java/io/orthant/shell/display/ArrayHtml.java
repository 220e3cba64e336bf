package io.orthant.shell.display;

import io.orthant.Index;
import io.orthant.NDArray;
import io.orthant.Np;
import io.orthant.PrintOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An array as an HTML table: the items as Orthant prints them, under the current {@link PrintOptions}, with the indices at
 * the edges and dtype and shape above. Axes are cut to their edge items where NumPy cuts them, and where a page would have
 * no room for them. Of more than two dimensions, the matrices of the last two are shown, the first ones and the last.
 *
 * <p>Only the items that are shown are read, so that arrays in mapped files may be of any size.
 */
final class ArrayHtml {
    /** Longer axes are cut, however few items the array has. */
    private static final int MOST_ROWS = 40;

    private static final int MOST_COLUMNS = 24;
    private static final int MOST_MATRICES = 4;

    private static final String SEPARATOR = "\u001f";

    /** Colours are mixed from the page's own, so that light and dark pages serve alike. */
    private static final String STYLE = """
            <style>
            .orthant-array {display: inline-block; max-width: 100%; overflow-x: auto; font-size: 90%}
            .orthant-array .about {opacity: .65; padding: 2px 0 4px}
            .orthant-array table {border-collapse: collapse; border: none; margin: 0 0 6px; width: auto}
            .orthant-array tr, .orthant-array tr:nth-child(even) {background: transparent; border: none}
            .orthant-array th, .orthant-array td {border: none; padding: 2px 8px; text-align: right;
              white-space: pre; color: inherit; background: transparent; vertical-align: baseline}
            .orthant-array td {font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace}
            .orthant-array th {font-weight: normal; font-size: 85%; opacity: .55}
            .orthant-array thead th {border-bottom: 1px solid rgba(128, 128, 128, .45)}
            .orthant-array tbody th {border-right: 1px solid rgba(128, 128, 128, .45)}
            .orthant-array tbody tr:hover td {background: rgba(128, 128, 128, .14)}
            .orthant-array .matrices {display: flex; flex-wrap: wrap; gap: 4px 28px; align-items: flex-start}
            </style>
            """;

    private final NDArray a;
    private final PrintOptions options = PrintOptions.current();
    private final boolean summarised;
    private final StringBuilder out = new StringBuilder();

    private ArrayHtml(NDArray a) {
        this.a = a;
        this.summarised = a.size() > options.threshold();
    }

    /** The table, with a style sheet of its own. */
    static String of(NDArray a) {
        return new ArrayHtml(a).html();
    }

    private String html() {
        out.append(STYLE).append("<div class=\"orthant-array\">\n");
        out.append("<div class=\"about\">").append(escape(about())).append("</div>\n");
        if (a.size() > 0) {
            int leading = Math.max(0, a.ndim() - 2);
            List<long[]> places = places(leading);
            List<NDArray> matrices = places.stream().map(this::matrix).toList();
            List<String> items = items(matrices);
            if (leading > 0) {
                out.append("<div class=\"matrices\">\n");
            }
            int from = 0;
            for (int i = 0; i < matrices.size(); i++) {
                int size = Math.toIntExact(matrices.get(i).size());
                if (leading > 0) {
                    skipped(places, i);
                    String index =
                            Arrays.stream(places.get(i)).mapToObj(k -> k + ", ").collect(Collectors.joining());
                    out.append("<div><div class=\"about\">[").append(index).append(":, :]</div>");
                }
                table(items.subList(from, from + size));
                if (leading > 0) {
                    out.append("</div>\n");
                }
                from += size;
            }
            if (leading > 0) {
                out.append("</div>\n");
            }
        }
        return out.append("</div>").toString();
    }

    private String about() {
        String shape = Arrays.stream(a.shape()).mapToObj(Long::toString).collect(Collectors.joining(", "));
        return a.dtype() + " (" + shape + (a.ndim() == 1 ? ",)" : ")") + (a.size() == 0 ? ", no items" : "");
    }

    /** Where matrices that are shown begin: indices into the axes before the last two. */
    private List<long[]> places(int leading) {
        long[] outer = Arrays.copyOf(a.shape(), leading);
        long count = Arrays.stream(outer).reduce(1, Math::multiplyExact);
        List<long[]> places = new ArrayList<>();
        for (long i = 0; i < Math.min(count, MOST_MATRICES); i++) {
            boolean last = count > MOST_MATRICES && i == MOST_MATRICES - 1;
            places.add(index(last ? count - 1 : i, outer));
        }
        return places;
    }

    private static long[] index(long number, long[] shape) {
        long[] index = new long[shape.length];
        long rest = number;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            index[axis] = rest % shape[axis];
            rest /= shape[axis];
        }
        return index;
    }

    /** Says where matrices are left out. */
    private void skipped(List<long[]> places, int i) {
        long[] outer = Arrays.copyOf(a.shape(), a.ndim() - 2);
        long count = Arrays.stream(outer).reduce(1, Math::multiplyExact);
        if (i == MOST_MATRICES - 1 && count > MOST_MATRICES) {
            out.append("<div class=\"about\">… ").append(count - MOST_MATRICES).append(" more</div>\n");
        }
    }

    /** The visible items of the matrix at a place. */
    private NDArray matrix(long[] place) {
        NDArray view = a;
        for (long i : place) {
            view = view.get(i);
        }
        return visible(view, 0);
    }

    private NDArray visible(NDArray view, int axis) {
        if (axis == view.ndim()) {
            return view;
        }
        long n = view.shape()[axis];
        if (!cut(n, axis == view.ndim() - 1)) {
            return visible(view, axis + 1);
        }
        long edge = edge();
        NDArray first = visible(view.get(range(axis, 0, edge)), axis + 1);
        NDArray last = visible(view.get(range(axis, n - edge, n)), axis + 1);
        return Np.concatenate(axis, first, last);
    }

    private static Object[] range(int axis, long from, long to) {
        Object[] index = new Object[axis + 1];
        Arrays.fill(index, Index.slice());
        index[axis] = Index.slice(from, to);
        return index;
    }

    private boolean cut(long n, boolean columns) {
        return n > 2 * edge() && (summarised || n > (columns ? MOST_COLUMNS : MOST_ROWS));
    }

    private long edge() {
        return Math.clamp(options.edgeitems(), 1, MOST_COLUMNS / 2);
    }

    /** All items that are shown, written together, so that they are as wide and precise as each other. */
    private List<String> items(List<NDArray> matrices) {
        if (a.ndim() == 0) {
            return List.of(a.toString());
        }
        NDArray all = Np.concatenate(matrices.stream().map(NDArray::ravel).toList(), 0);
        String text = options.withThreshold(Long.MAX_VALUE)
                .withLinewidth(Integer.MAX_VALUE / 2)
                .call(() -> Np.array2string(all, SEPARATOR));
        return List.of(text.substring(1, text.length() - 1).split(SEPARATOR, -1));
    }

    private void table(List<String> items) {
        long rows = a.ndim() < 2 ? 1 : a.shape()[a.ndim() - 2];
        long columns = a.ndim() < 1 ? 1 : a.shape()[a.ndim() - 1];
        List<Long> down = indices(rows, false);
        List<Long> across = indices(columns, true);
        out.append("<table>");
        if (a.ndim() > 0) {
            out.append("<thead><tr>");
            if (a.ndim() > 1) {
                out.append("<th></th>");
            }
            across.forEach(i -> out.append("<th>").append(i < 0 ? "…" : i).append("</th>"));
            out.append("</tr></thead>");
        }
        out.append("<tbody>\n");
        int at = 0;
        for (long row : down) {
            out.append("<tr>");
            if (a.ndim() > 1) {
                out.append("<th>").append(row < 0 ? "⋮" : row).append("</th>");
            }
            for (long column : across) {
                String item = row < 0 ? column < 0 ? "⋱" : "⋮" : column < 0 ? "…" : items.get(at++);
                out.append("<td>").append(escape(item)).append("</td>");
            }
            out.append("</tr>\n");
        }
        out.append("</tbody></table>");
    }

    /** The visible indices of an axis, -1 for what is left out. */
    private List<Long> indices(long n, boolean columns) {
        List<Long> indices = new ArrayList<>();
        boolean cut = cut(n, columns);
        for (long i = 0; i < (cut ? edge() : n); i++) {
            indices.add(i);
        }
        if (cut) {
            indices.add(-1L);
            for (long i = n - edge(); i < n; i++) {
                indices.add(i);
            }
        }
        return indices;
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
