package io.recredit.localstack.verify;

import java.sql.SQLException;

/**
 * A check within one database.
 *
 * @param countSql gives one number: how many rows are compared
 * @param differencesSql gives one row per difference, its first column the difference in words
 */
record SqlCheck(String name, String what, String countSql, String differencesSql) {

    Check run(Snapshot snapshot) throws SQLException {
        Tally tally = new Tally(name, what);
        tally.compared(snapshot.number(countSql));
        try (Rows<String> differences = snapshot.rows(differencesSql, row -> row.getString(1))) {
            for (String found = differences.take(); found != null; found = differences.take()) {
                tally.difference(found);
            }
        }
        return tally.toCheck();
    }
}
