package io.recredit.bench.charging;

import static org.assertj.core.api.Assertions.assertThat;

import io.recredit.contracts.ChargeRequested;
import io.recredit.contracts.EventJson;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class ChargeMakerTest {

    private static final AccountSet ACCOUNTS = AccountSet.rich("spread", 100);

    @Test
    void charges_are_keyed_by_their_account_and_cost_their_segments() {
        ChargeMaker maker = new ChargeMaker(ACCOUNTS, 1);

        assertThat(Stream.generate(maker::next).limit(200)).allSatisfy(record -> {
            ChargeRequested charge = EventJson.read(record.value(), ChargeRequested.class);
            assertThat(record.key()).isEqualTo(charge.account());
            assertThat(charge.amount()).isEqualTo(ChargeMaker.PRICE.times(charge.segments()));
            assertThat(new String(record.headers().lastHeader("ce_id").value())).isEqualTo(charge.id() + "");
        });
    }

    @Test
    void only_accounts_that_have_a_user_are_charged_for_it() {
        ChargeRequested charge = EventJson.read(
                new ChargeMaker(AccountSet.limited("limits", 1), 1).next().value(), ChargeRequested.class);

        assertThat(charge.user()).isEqualTo(AccountSet.FIRST_USER);
        assertThat(EventJson.read(new ChargeMaker(ACCOUNTS, 1).next().value(), ChargeRequested.class)
                        .user())
                .isNull();
    }

    @Test
    void the_same_seed_chooses_the_same_accounts() {
        assertThat(accountsOf(7)).isEqualTo(accountsOf(7)).isNotEqualTo(accountsOf(8));
    }

    private static List<String> accountsOf(long seed) {
        ChargeMaker maker = new ChargeMaker(ACCOUNTS, seed);
        return Stream.generate(maker::next).limit(50).map(ProducerRecord::key).toList();
    }
}
