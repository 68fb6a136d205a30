package io.recredit.bench.charging;

import io.recredit.contracts.Amount;
import io.recredit.contracts.ChargeRequested;
import io.recredit.contracts.CloudEventHeaders;
import io.recredit.contracts.EventJson;
import io.recredit.contracts.Ids;
import io.recredit.contracts.Purpose;
import io.recredit.contracts.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.SplittableRandom;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Makes the events that send-service would publish, for accounts drawn at random. Not for several threads. */
final class ChargeMaker {

    /** Of one segment. */
    static final Amount PRICE = Amount.of("0.07");

    /** Every fourth message has a second segment. */
    private static final int LONG_ONES = 4;

    private static final Duration VALIDITY = Duration.ofDays(2);

    private final AccountSet accounts;
    private final SplittableRandom random;

    /** @param seed the same makes the same choice of accounts and lengths */
    ChargeMaker(AccountSet accounts, long seed) {
        this.accounts = accounts;
        this.random = new SplittableRandom(seed);
    }

    ProducerRecord<String, byte[]> next() {
        return record(Ids.next());
    }

    /** The next one, with that id. */
    ProducerRecord<String, byte[]> record(UUID id) {
        int number = random.nextInt(accounts.size());
        int segments = random.nextInt(LONG_ONES) == 0 ? 2 : 1;
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        String account = accounts.account(number);
        ChargeRequested event = new ChargeRequested(
                id,
                accounts.customer(number),
                account,
                accounts.user(number),
                AccountSet.CURRENCY,
                PRICE.times(segments),
                segments,
                "FR",
                "336",
                Purpose.NOTIFICATION,
                now,
                now.plus(VALIDITY));
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(Topics.CHARGES, account, EventJson.write(event));
        CloudEventHeaders.of(id.toString(), "/send-service", ChargeRequested.TYPE, now, account)
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }
}
