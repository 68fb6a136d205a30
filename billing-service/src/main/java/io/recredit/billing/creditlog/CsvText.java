package io.recredit.billing.creditlog;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** CSV as of RFC 4180 (commas, CRLF, quotes where needed), in UTF-8 without a byte order mark. */
final class CsvText {

    /**
     * To a spreadsheet a cell that begins with one of these is a formula, with the last four in some East Asian versions
     * (OWASP, CSV Injection).
     */
    private static final String FORMULA_STARTS = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

    private static final int CHARACTERS_PER_LINE = 256;

    private CsvText() {}

    /** The bytes of so many lines. */
    static byte[] of(int lines, Consumer<CsvWriter> writing) {
        StringWriter text = new StringWriter(lines * CHARACTERS_PER_LINE);
        // Without a buffer of its own there is nothing to be flushed.
        writing.accept(CsvWriter.builder().bufferSize(0).build(text));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** What people wrote must stay text wherever it is opened: an apostrophe in front makes it so. */
    static @Nullable String freeText(@Nullable String text) {
        return text == null || text.isEmpty() || FORMULA_STARTS.indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    }

    static @Nullable String cell(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
