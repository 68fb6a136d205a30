package io.recredit.localstack.verify;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * Compares the mails of notification-service with what billing-service says happened. Mails are kept for 90 days, and
 * what was handled for 30: only the last 29 days are looked at.
 */
final class NotificationChecks {

    private static final String ALERT_EPISODES = """
            select customer, id, account, currency, sequence, state from low_episode
            where rule = 'alert' and coalesce(ended_at, now()) > now() - interval '29 days'
                and opened_at > now() - interval '29 days'
            order by customer, id
            """;

    /** With the sum of what they led to: whether an alert was made on the day of the opening or, told late, after it. */
    private static final String WATCHES = """
            select w.customer, w.episode, w.account, w.currency, w.sequence,
                case when w.ended_at is null then 'open' else 'ended' end,
                exists (
                    select from mail m
                    where m.customer = w.customer and m.account = w.account and m.currency = w.currency and m.kind = 'alert'
                        and m.made_at >= date_trunc('day', w.since at time zone m.time_zone) at time zone m.time_zone)
            from alert_watch w order by w.customer, w.episode
            """;

    /** With whether somebody has to have been told. */
    private static final String TOPUPS = """
            select customer, id, account, state,
                state in ('succeeded', 'declined') and cardinality(emails) > 0 and amount_micros is not null
                    and ended_at > now() - interval '29 days'
            from topup_attempt order by customer, id
            """;

    private static final String TOPUP_MAILS = """
            select customer, split_part(key, ':', 2)::uuid as topup, min(account),
                string_agg(split_part(key, ':', 3), ' ' order by key), true
            from mail where key like 'topup:%' group by customer, topup order by customer, topup
            """;

    private record Episode(
            MessageKey key, String account, String currency, int sequence, String state, boolean hasMail) {

        static Episode ofBilling(ResultSet row) throws SQLException {
            return of(row, false);
        }

        static Episode ofNotification(ResultSet row) throws SQLException {
            return of(row, row.getBoolean(7));
        }

        private static Episode of(ResultSet row, boolean hasMail) throws SQLException {
            return new Episode(
                    new MessageKey(row.getString(1), row.getObject(2, UUID.class)),
                    row.getString(3),
                    row.getString(4),
                    row.getInt(5),
                    row.getString(6),
                    hasMail);
        }

        String inWords() {
            return account + " " + currency + " episode " + key.id();
        }

        String progress() {
            return state + " at event " + sequence;
        }
    }

    /** What happened to a top-up, or all that was told of it. */
    private record Topup(MessageKey key, String account, String changes, boolean isTold) {

        static Topup of(ResultSet row) throws SQLException {
            return new Topup(
                    new MessageKey(row.getString(1), row.getObject(2, UUID.class)),
                    row.getString(3),
                    row.getString(4),
                    row.getBoolean(5));
        }

        String inWords() {
            return account + " top-up " + key.id();
        }

        boolean tells(String change) {
            return List.of(changes.split(" ", -1)).contains(change);
        }
    }

    private static final String PAID = "succeeded";

    private NotificationChecks() {}

    /** @param unsentAtMost how long a mail may be waiting to be sent */
    static List<Check> run(Snapshot billing, Snapshot notification, Duration unsentAtMost) throws SQLException {
        List<Check> checks = new ArrayList<>();
        checks.add(oneAlertADay().run(notification));
        checks.add(unsent(unsentAtMost).run(notification));
        checks.add(episodesWarned(billing, notification));
        checks.add(topupsTold(billing, notification));
        return checks;
    }

    /** Counted by the time at which they were made, and not by the key that is to ensure it. */
    private static SqlCheck oneAlertADay() {
        return new SqlCheck(
                "alert mails",
                "one alert per account, currency and local day",
                "select count(*) from mail where kind = 'alert'",
                """
                select format('%s %s: %s alerts on %s', account, currency, count(*), day)
                from (
                    select account, currency, time_zone, (made_at at time zone time_zone)::date as day
                    from mail where kind = 'alert' and state <> 'cancelled'
                ) m
                group by account, currency, time_zone, day having count(*) > 1
                union all
                select format('%s: made on %s, its key is %s', account, (made_at at time zone time_zone)::date, key)
                from mail
                where kind = 'alert'
                    and key <> format('alert:%s:%s:%s', account, currency, (made_at at time zone time_zone)::date)
                """);
    }

    private static SqlCheck unsent(Duration atMost) {
        return new SqlCheck(
                "mails sent",
                "no mail stays unsent",
                "select count(*) from mail",
                """
                select format('%s %s: due since %s, %s tries: %s', account, id, due_since, tries, error)
                from mail where state = 'due' and due_since < now() - interval '""" + atMost.toSeconds() + " seconds'");
    }

    private static Check episodesWarned(Snapshot billing, Snapshot notification) throws SQLException {
        Tally tally = new Tally("episodes warned", "each low episode of an alert led to a mail");
        try (Rows<Episode> episodes = billing.rows(ALERT_EPISODES, Episode::ofBilling);
                Rows<Episode> watches = notification.rows(WATCHES, Episode::ofNotification)) {
            MergeJoin.of(episodes, Episode::key, watches, Episode::key, MessageKey.ORDER, (episode, watch) -> {
                if (episode == null) {
                    return;
                }
                tally.compared(1);
                if (watch == null) {
                    tally.difference(episode.inWords() + ": notification-service does not know it");
                } else if (!watch.progress().equals(episode.progress())) {
                    tally.difference(episode.inWords() + ": " + episode.progress() + ", notification-service has it "
                            + watch.progress());
                } else if (!watch.hasMail()) {
                    tally.difference(episode.inWords() + ": no mail was made");
                }
            });
        }
        return tally.toCheck();
    }

    private static Check topupsTold(Snapshot billing, Snapshot notification) throws SQLException {
        Tally tally = new Tally("top-ups told", "each outcome of a top-up has its mail, none is false");
        try (Rows<Topup> topups = billing.rows(TOPUPS, Topup::of);
                Rows<Topup> mails = notification.rows(TOPUP_MAILS, Topup::of)) {
            MergeJoin.of(topups, Topup::key, mails, Topup::key, MessageKey.ORDER, (topup, mail) -> {
                if (topup == null) {
                    tally.compared(1);
                    tally.difference(Objects.requireNonNull(mail).inWords() + ": mails tell of it, billing has none");
                    return;
                }
                if (topup.isTold()) {
                    tally.compared(1);
                    if (mail == null || !mail.tells(topup.changes())) {
                        tally.difference(topup.inWords() + " " + topup.changes() + ": mails tell "
                                + (mail == null ? "nothing" : mail.changes().replace(" ", ", ")));
                    }
                }
                if (mail != null && mail.tells(PAID) && !topup.changes().equals(PAID)) {
                    tally.difference(topup.inWords() + " " + topup.changes() + ": a mail tells that it was paid");
                }
            });
        }
        return tally.toCheck();
    }
}
