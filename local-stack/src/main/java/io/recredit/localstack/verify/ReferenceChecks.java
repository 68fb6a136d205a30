package io.recredit.localstack.verify;

import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;

/** Compares what services keep about others (accounts, users, tariffs) with what the owners say. */
final class ReferenceChecks {

    /** A row as one line of text under its key; the same columns in the same order on both sides. */
    private record Line(String key, String content) {}

    private static final String REFERENCED_ACCOUNTS = """
            select account, concat_ws(' ', customer, state, charging_currency, home_country, language, time_zone,
                refund_on_failed_delivery, max_segments, 'languages', national_languages, 'currencies',
                    destination_currencies, 'revision', revision)
            from ref_account order by account
            """;

    private static final String REFERENCED_USERS = """
            select "user"::text, concat_ws(' ', customer, account, name, state, 'revision', revision)
            from ref_user order by "user"
            """;

    private ReferenceChecks() {}

    static List<Check> run(Snapshot account, Snapshot billing, Snapshot send, Snapshot notification)
            throws SQLException {
        return List.of(
                compare(
                        "accounts in billing",
                        "as account-service has them",
                        account,
                        OwnTables.ACCOUNTS,
                        billing,
                        REFERENCED_ACCOUNTS),
                compare(
                        "accounts in send",
                        "as account-service has them",
                        account,
                        OwnTables.ACCOUNTS,
                        send,
                        REFERENCED_ACCOUNTS),
                compare(
                        "accounts in notification",
                        "as account-service has them",
                        account,
                        OwnTables.ACCOUNTS,
                        notification,
                        REFERENCED_ACCOUNTS),
                compare(
                        "users in billing",
                        "as account-service has them",
                        account,
                        OwnTables.USERS,
                        billing,
                        REFERENCED_USERS),
                compare(
                        "users in send",
                        "as account-service has them",
                        account,
                        OwnTables.USERS,
                        send,
                        REFERENCED_USERS),
                compare("tariffs in send", "as billing-service has them", billing, OwnTables.TARIFFS, send, """
                        select t.tariff, concat_ws(' ', t.currency, t.valid_from, 'prices', t.prices,
                            sum(jsonb_array_length(p.prices)))
                        from ref_tariff t left join ref_tariff_page p using (tariff)
                        group by t.tariff order by t.tariff
                        """));
    }

    /** The owners' tables, read in the columns and the order of their copies. */
    private static final class OwnTables {

        static final String ACCOUNTS = """
                select name, concat_ws(' ', customer, state, charging_currency, home_country, language, time_zone,
                    refund_on_failed_delivery, max_segments, 'languages', national_languages, 'currencies',
                    destination_currencies, 'revision', revision)
                from account order by name
                """;

        static final String USERS = """
                select u.id::text, concat_ws(' ', u.customer, u.account, u.name, u.state, 'revision', u.revision)
                from app_user u order by u.id
                """;

        static final String TARIFFS = """
                select t.id, concat_ws(' ', t.currency, t.valid_from, 'prices', t.prices, count(p.prefix))
                from tariff t left join tariff_price p on p.tariff = t.id group by t.id order by t.id
                """;
    }

    private static Check compare(String name, String what, Snapshot owner, String owned, Snapshot copier, String copied)
            throws SQLException {
        Tally tally = new Tally(name, what);
        try (Rows<Line> own = owner.rows(owned, row -> new Line(row.getString(1), row.getString(2)));
                Rows<Line> copy = copier.rows(copied, row -> new Line(row.getString(1), row.getString(2)))) {
            MergeJoin.of(own, Line::key, copy, Line::key, Comparator.<String>naturalOrder(), (is, seen) -> {
                tally.compared(1);
                if (is == null || seen == null || !is.content().equals(seen.content())) {
                    String key = is != null ? is.key() : seen != null ? seen.key() : "";
                    tally.difference(key + ": is " + (is == null ? "nothing" : is.content()) + ", seen as "
                            + (seen == null ? "nothing" : seen.content()));
                }
            });
        }
        return tally.toCheck();
    }
}
