package io.recredit.systemtests.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.recredit.localstack.inbox.Mail;
import io.recredit.systemtests.harness.Buyer;
import io.recredit.systemtests.harness.RunningSystem;
import io.recredit.systemtests.harness.SystemTest;
import io.recredit.systemtests.harness.Topups;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who asked to be warned is warned at once, in the account's language, and not twice on one day. */
@SystemTest
class AlertMailIT {

    @ParameterizedTest
    @CsvSource({"en, is below, 9.5 credits", "fr, est inférieur à, '9,5 crédits'", "it, è inferiore a, '9,5 crediti'"})
    void theMailSpeaksTheLanguageOfTheAccount(String language, String subject, String balance, RunningSystem system) {
        Buyer buyer = Buyer.of(system);
        String account = buyer.opensAccount("10.5", Map.of("language", language, "timeZone", Noon.zone()));
        buyer.isWarnedBelow("10", account, Noon.LATER);

        buyer.sendsOne(account);

        Mail mail = new Topups(system).awaitMails(account, 1).getFirst();
        assertThat(mail.subject()).contains(account).contains(subject);
        assertThat(mail.text()).contains(balance);
        assertThat(mail.to()).containsExactly(Buyer.mailbox(account));
        assertThat(mail.header("Auto-Submitted")).contains("auto-generated");
    }

    @Test
    void aBalanceThatFallsTwiceOnOneDayIsToldOnce(RunningSystem system) {
        Buyer buyer = Buyer.of(system);
        Topups topups = new Topups(system);
        Outreach outreach = new Outreach(system);
        String account = buyer.opensAccount("10.5", Map.of("timeZone", Noon.zone()));
        buyer.isWarnedBelow("10", account, Noon.LATER);
        buyer.sendsOne(account);
        List<Mail> first = topups.awaitMails(account, 1);

        system.operator().credits(account, "1");
        buyer.sendsOne(account);
        buyer.isWarnedBelow("9.9", account, Noon.LATER);
        outreach.awaitAllSaid();

        assertThat(topups.awaitMails(account, 1)).isEqualTo(first).hasSize(1);
    }
}
