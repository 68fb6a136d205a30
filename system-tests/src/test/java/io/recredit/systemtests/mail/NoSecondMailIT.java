package io.recredit.systemtests.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.recredit.localstack.inbox.Mail;
import io.recredit.localstack.processor.ProcessorControl;
import io.recredit.localstack.services.ServiceProcess;
import io.recredit.systemtests.harness.Buyer;
import io.recredit.systemtests.harness.RunningSystem;
import io.recredit.systemtests.harness.Service;
import io.recredit.systemtests.harness.SystemTest;
import io.recredit.systemtests.harness.Topups;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Two instances side by side, and every event of the whole run delivered to them again. */
@SystemTest
class NoSecondMailIT {

    private static final int ACCOUNTS = 12;

    @Test
    void neitherASecondInstanceNorARedeliveryFromTheBeginningSendsAnythingTwice(RunningSystem system) {
        Topups topups = new Topups(system);
        Outreach outreach = new Outreach(system);
        try (ServiceProcess second = system.startFurther("notification-2", Service.NOTIFICATION, Map.of())) {
            Buyer buyer = Buyer.of(system);
            List<String> accounts = accountsThatWarnAndTopUp(buyer);

            // First the alert, then the top-up: an alert that is still waiting when the balance is back is not sent.
            accounts.parallelStream().forEach(buyer::sendsOne);
            accounts.forEach(account -> topups.awaitMails(account, 1));
            accounts.parallelStream().forEach(buyer::sendsOne);

            accounts.forEach(account -> topups.awaitMails(account, 2));
            outreach.awaitAllSaid();
            for (String account : accounts) {
                assertThat(topups.awaitMails(account, 2))
                        .as("the alert and the receipt of %s", account)
                        .hasSize(2)
                        .extracting(Mail::messageId)
                        .doesNotHaveDuplicates();
            }
            List<Mail> before = system.inbox().mails();

            system.stop(Service.NOTIFICATION);
            second.close();
            outreach.forgetsWhatItRead();
            assertThat(outreach.unread()).isGreaterThan(3 * ACCOUNTS);
            system.start(Service.NOTIFICATION);
            second.start();
            outreach.awaitAllSaid();

            assertThat(system.inbox().mails()).as("all mails of the run").isEqualTo(before);
        }
    }

    private static List<String> accountsThatWarnAndTopUp(Buyer buyer) {
        List<String> accounts = IntStream.range(0, ACCOUNTS)
                .parallel()
                .mapToObj(i -> buyer.opensAccount("20.5", Map.of("timeZone", Noon.zone())))
                .toList();
        buyer.storesCard(ProcessorControl.GOOD_CARD);
        for (String account : accounts) {
            buyer.isWarnedBelow("20", account, Noon.LATER);
            buyer.topsUpBelow("19", account);
        }
        return accounts;
    }
}
