package io.recredit.billing.creditlog;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes lines of a log as CSV (RFC 4180: commas, CRLF, quotes where needed), in UTF-8 without a byte order mark. Columns
 * are only ever added, at the end.
 */
final class LogCsv {

    static final List<String> HEADER = List.of(
            "entryNo",
            "createdAt",
            "kind",
            "amount",
            "balanceAfter",
            "currency",
            "messageId",
            "user",
            "country",
            "prefix",
            "purpose",
            "segments",
            "counterparty",
            "reason",
            "actor",
            "id");

    /**
     * To a spreadsheet a cell that begins with one of these is a formula, with the last four in some East Asian versions
     * (OWASP, CSV Injection).
     */
    private static final String FORMULA_STARTS = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

    private static final int CHARACTERS_PER_LINE = 256;

    private LogCsv() {}

    /** The first line, with the names of the columns. */
    static byte[] header() {
        StringWriter text = new StringWriter();
        writer(text).writeRecord(HEADER);
        return utf8(text);
    }

    /** The other lines. */
    static byte[] lines(List<EntryView> lines) {
        StringWriter text = new StringWriter(lines.size() * CHARACTERS_PER_LINE);
        CsvWriter csv = writer(text);
        for (EntryView line : lines) {
            csv.writeRecord(
                    cell(line.entryNo()),
                    cell(line.createdAt()),
                    line.kind(),
                    cell(line.amount()),
                    cell(line.balanceAfter()),
                    line.currency(),
                    cell(line.messageId()),
                    cell(line.user()),
                    line.country(),
                    line.prefix(),
                    line.purpose(),
                    cell(line.segments()),
                    line.counterparty(),
                    freeText(line.reason()),
                    freeText(line.actor()),
                    cell(line.id()));
        }
        return utf8(text);
    }

    /** What people wrote must stay text wherever it is opened: an apostrophe in front makes it so. */
    static @Nullable String freeText(@Nullable String text) {
        return text == null || text.isEmpty() || FORMULA_STARTS.indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    }

    private static @Nullable String cell(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    /** Without a buffer of its own there is nothing to be flushed. */
    private static CsvWriter writer(StringWriter text) {
        return CsvWriter.builder().bufferSize(0).build(text);
    }

    private static byte[] utf8(StringWriter text) {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
