package io.recredit.billing.creditlog;

import java.util.List;

/** A user's log as CSV. Columns are only ever added, at the end. */
final class UserLogCsv {

    static final List<String> HEADER = List.of(
            "entryNo",
            "changeNo",
            "createdAt",
            "kind",
            "amount",
            "balanceAfter",
            "allowanceAfter",
            "currency",
            "messageId",
            "country",
            "prefix",
            "purpose",
            "segments",
            "reason",
            "actor",
            "id");

    private UserLogCsv() {}

    /** The first line, with the names of the columns. */
    static byte[] header() {
        return CsvText.of(1, csv -> csv.writeRecord(HEADER));
    }

    /** The other lines. */
    static byte[] lines(List<UserLogLineView> lines) {
        return CsvText.of(lines.size(), csv -> {
            for (UserLogLineView line : lines) {
                csv.writeRecord(
                        CsvText.cell(line.entryNo()),
                        CsvText.cell(line.changeNo()),
                        CsvText.cell(line.createdAt()),
                        line.kind(),
                        CsvText.cell(line.amount()),
                        CsvText.cell(line.balanceAfter()),
                        CsvText.cell(line.allowanceAfter()),
                        line.currency(),
                        CsvText.cell(line.messageId()),
                        line.country(),
                        line.prefix(),
                        line.purpose(),
                        CsvText.cell(line.segments()),
                        CsvText.freeText(line.reason()),
                        CsvText.freeText(line.actor()),
                        CsvText.cell(line.id()));
            }
        });
    }
}
