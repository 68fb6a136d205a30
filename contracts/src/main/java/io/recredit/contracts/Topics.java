package io.recredit.contracts;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The Kafka topics of the system: names, partitions and how long a record lives. */
public final class Topics {

    /** Partitions of every topic. A compacted topic is never repartitioned. */
    public static final int PARTITIONS = 24;

    /** Stream topics keep records for less than the 7 days in which a charge may be decided. */
    public static final Duration STREAM_RETENTION = Duration.ofDays(6);

    /** Dead letters wait longer, for a person to look at them. */
    public static final Duration DEAD_LETTER_RETENTION = Duration.ofDays(30);

    public static final String ACCOUNTS = "account.accounts.v1";
    public static final String USERS = "account.users.v1";
    public static final String CHARGES = "send.charges.v1";
    public static final String CHARGE_OUTCOMES = "billing.charge-outcomes.v1";
    public static final String LOW_BALANCE = "billing.low-balance.v1";
    public static final String TOPUPS = "billing.topups.v1";
    public static final String TARIFFS = "billing.tariffs.v1";

    private Topics() {}

    /** What happens to old records of a topic. */
    public enum Kind {
        /** The last record of each key stays. */
        COMPACTED,
        /** Records end after {@link Topics#STREAM_RETENTION}. */
        STREAM,
        /** Records end after {@link Topics#DEAD_LETTER_RETENTION}. */
        DEAD_LETTER
    }

    /**
     * A topic as it is to be created.
     *
     * @param partitions number of partitions, fixed for compacted topics
     */
    public record Topic(String name, Kind kind, int partitions) {}

    /** The services that consume topics; each has dead-letter topics of its own. */
    public enum Consumer {
        BILLING,
        SEND,
        NOTIFICATION;

        /** The name used in topic names and consumer groups, e.g. {@code billing}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Where a consumer puts the records of a topic that it cannot use. */
    public static String deadLettersOf(String topic, Consumer consumer) {
        return topic + "." + consumer.id() + ".dlt";
    }

    /** Every topic of the system, dead-letter topics included. */
    public static List<Topic> all() {
        Stream<Topic> business = Stream.concat(
                Stream.of(ACCOUNTS, USERS, TARIFFS).map(name -> new Topic(name, Kind.COMPACTED, PARTITIONS)),
                Stream.of(CHARGES, CHARGE_OUTCOMES, LOW_BALANCE, TOPUPS)
                        .map(name -> new Topic(name, Kind.STREAM, PARTITIONS)));
        Stream<Topic> deadLetters = Stream.of(
                        deadLettersOf(ACCOUNTS, Consumer.BILLING),
                        deadLettersOf(USERS, Consumer.BILLING),
                        deadLettersOf(CHARGES, Consumer.BILLING),
                        deadLettersOf(LOW_BALANCE, Consumer.BILLING),
                        deadLettersOf(ACCOUNTS, Consumer.SEND),
                        deadLettersOf(USERS, Consumer.SEND),
                        deadLettersOf(TARIFFS, Consumer.SEND),
                        deadLettersOf(CHARGE_OUTCOMES, Consumer.SEND),
                        deadLettersOf(ACCOUNTS, Consumer.NOTIFICATION),
                        deadLettersOf(LOW_BALANCE, Consumer.NOTIFICATION),
                        deadLettersOf(TOPUPS, Consumer.NOTIFICATION))
                .map(name -> new Topic(name, Kind.DEAD_LETTER, 1));
        return Stream.concat(business, deadLetters).toList();
    }
}
