package io.recredit.billing.creditlog;

import java.util.List;

/** An account's log as CSV. Columns are only ever added, at the end. */
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

    private LogCsv() {}

    /** The first line, with the names of the columns. */
    static byte[] header() {
        return CsvText.of(1, csv -> csv.writeRecord(HEADER));
    }

    /** The other lines. */
    static byte[] lines(List<EntryView> lines) {
        return CsvText.of(lines.size(), csv -> {
            for (EntryView line : lines) {
                csv.writeRecord(
                        CsvText.cell(line.entryNo()),
                        CsvText.cell(line.createdAt()),
                        line.kind(),
                        CsvText.cell(line.amount()),
                        CsvText.cell(line.balanceAfter()),
                        line.currency(),
                        CsvText.cell(line.messageId()),
                        CsvText.cell(line.user()),
                        line.country(),
                        line.prefix(),
                        line.purpose(),
                        CsvText.cell(line.segments()),
                        line.counterparty(),
                        CsvText.freeText(line.reason()),
                        CsvText.freeText(line.actor()),
                        CsvText.cell(line.id()));
            }
        });
    }
}
