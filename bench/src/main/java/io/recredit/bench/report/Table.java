package io.recredit.bench.report;

import java.util.ArrayList;
import java.util.List;

/** A table of text: the first column is aligned to the left, the others to the right. */
public final class Table {

    private static final String GAP = "   ";

    private final List<List<String>> rows = new ArrayList<>();

    private Table() {}

    /** A table with these words above its columns. */
    public static Table of(String... heads) {
        Table table = new Table();
        table.rows.add(List.of(heads));
        return table;
    }

    /**
     * Adds a row.
     *
     * @throws IllegalArgumentException when it has not as many cells as there are columns
     */
    public Table row(String... cells) {
        if (cells.length != rows.getFirst().size()) {
            throw new IllegalArgumentException("%d cells for %d columns"
                    .formatted(cells.length, rows.getFirst().size()));
        }
        rows.add(List.of(cells));
        return this;
    }

    /** All lines, each with its end. */
    public String text() {
        int columns = rows.getFirst().size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < columns; i++) {
                String space = " ".repeat(widths[i] - row.get(i).length());
                line.append(i == 0 ? row.get(i) + space : GAP + space + row.get(i));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
