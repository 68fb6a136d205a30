package io.recredit.systemtests.guide;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.recredit.contracts.Amount;
import io.recredit.localstack.client.Answer;
import io.recredit.localstack.client.RestClient;
import io.recredit.localstack.inbox.Mail;
import io.recredit.localstack.processor.ProcessorControl;
import io.recredit.systemtests.harness.Buyer;
import io.recredit.systemtests.harness.Hours;
import io.recredit.systemtests.harness.Numbers;
import io.recredit.systemtests.harness.Operator;
import io.recredit.systemtests.harness.Person;
import io.recredit.systemtests.harness.RunningSystem;
import io.recredit.systemtests.harness.Service;
import io.recredit.systemtests.harness.SystemTest;
import io.recredit.systemtests.harness.Topup;
import io.recredit.systemtests.harness.Topups;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of the guides that Recredit follows, one by one. */
@SystemTest
class ReferenceGuidesIT {

    /** Messages of one request at most. */
    private static final int BULK = 500;

    private static final List<String> AMOUNTS = List.of("100", "200", "250", "500", "1000");

    @AfterEach
    void processorIsAsUsual(RunningSystem system) {
        system.processor().reset();
    }

    /** "With this pack, you can send 100 SMS messages in mainland France." */
    @Test
    void a_hundred_credits_send_100_messages_to_France(RunningSystem system) {
        sendsExactly(system, 100, Numbers::french, "0");
    }

    /** 0.7 credits each. */
    @Test
    void a_hundred_credits_send_142_messages_to_Italy_and_leave_0_6(RunningSystem system) {
        sendsExactly(system, 142, Numbers::italian, "0.6");
    }

    /** "Sending 1 SMS message in India costs 0.1 credit. With this pack, you can send 1,000 SMS messages in India." */
    @Test
    void a_hundred_credits_send_1000_messages_to_India(RunningSystem system) {
        sendsExactly(system, 1_000, Numbers::indian, "0");
    }

    private static void sendsExactly(RunningSystem system, int messages, Supplier<String> number, String left) {
        Buyer buyer = Buyer.of(system);
        String account = buyer.opensAccount("100");

        List<String> states = new ArrayList<>();
        for (int sent = 0; sent < messages; sent += BULK) {
            states.addAll(buyer.sends(
                    account,
                    Stream.generate(number)
                            .limit(Math.min(BULK, messages - sent))
                            .toList()));
        }

        assertThat(states).hasSize(messages).doesNotContain("refused", "accepted");
        assertThat(system.operator().balanceOf(account)).isEqualTo(Amount.of(left));
        assertThat(buyer.sends(account, List.of(number.get()))).containsExactly("refused");
        assertThat(system.operator().balanceOf(account)).isEqualTo(Amount.of(left));
    }

    /** "To purchase a pack of 100 SMS credits, each credit costs €0.06 ex. VAT"; "the price is degressive". */
    @Test
    void a_credit_of_the_smallest_pack_costs_6_cents_and_of_each_larger_one_less(RunningSystem system) {
        List<String> sizes = new ArrayList<>();
        List<BigDecimal> perCredit = new ArrayList<>();
        for (JsonNode pack : system.as(Person.SARA, Service.BILLING)
                .get("/v1/packs?currency=CREDIT")
                .path("items")) {
            sizes.add(pack.path("amount").asText());
            perCredit.add(new BigDecimal(pack.path("unitPrice").asText()));
        }

        assertThat(sizes).containsExactlyElementsOf(AMOUNTS);
        assertThat(perCredit.getFirst()).isEqualByComparingTo("0.06");
        for (int i = 1; i < perCredit.size(); i++) {
            assertThat(perCredit.get(i)).isLessThan(perCredit.get(i - 1));
        }
    }

    /** "Minimum threshold"; "Amount to re-credit: there are 5 possible choices: 100, 200, 250, 500, and 1,000". */
    @Test
    void automatic_recrediting_adds_each_of_the_five_amounts_when_the_threshold_is_passed(RunningSystem system) {
        Buyer buyer = Buyer.of(system);
        Topups topups = new Topups(system);
        Map<String, String> accounts = new HashMap<>();
        AMOUNTS.forEach(amount -> accounts.put(amount, buyer.opensAccount("20")));
        buyer.storesCard(ProcessorControl.GOOD_CARD);

        accounts.forEach((amount, account) -> {
            buyer.topsUp(account, Map.of("threshold", "20", "amount", amount));
            assertThat(topups.of(account)).as("at the threshold is not below").isEmpty();
            buyer.sendsOne(account);
        });

        accounts.forEach((amount, account) -> {
            assertThat(topups.awaitSucceeded(account, 1))
                    .singleElement()
                    .extracting(Topup::credits)
                    .isEqualTo(amount);
            assertThat(system.operator().balanceOf(account))
                    .isEqualTo(Amount.of(amount).plus(Amount.ofUnits(19)));
        });
        assertThat(system.as(Person.OLIVIA, Service.BILLING)
                        .exchange(
                                "PUT",
                                "/v1/accounts/" + accounts.get("100") + "/auto-topup-rules/CREDIT",
                                Map.of("enabled", true, "threshold", "20", "amount", "150"),
                                Map.of())
                        .status())
                .isEqualTo(400);
    }

    /** "The system had failed to charge your current stored credit card. [...] Add a new card, choose it and click on Save." */
    @Test
    void a_failed_charge_adds_nothing_until_another_card_is_chosen_and_saved(RunningSystem system) {
        Buyer buyer = Buyer.of(system);
        Topups topups = new Topups(system);
        String account = buyer.opensAccount("20");
        buyer.bankSays(buyer.storesCard(ProcessorControl.GOOD_CARD), "insufficient_funds");
        buyer.topsUpBelow("20", account);
        buyer.sendsOne(account);
        topups.await(
                "declined",
                account,
                seen -> !seen.isEmpty() && seen.getFirst().state().equals("declined"));
        assertThat(system.operator().balanceOf(account)).isEqualTo(Amount.ofUnits(19));

        String newCard = buyer.storesCard(ProcessorControl.GOOD_MASTERCARD);
        buyer.topsUp(account, Map.of("card", newCard));

        topups.awaitSucceeded(account, 1);
        assertThat(system.operator().balanceOf(account)).isEqualTo(Amount.ofUnits(119));
    }

    /** "One Time Topup: [...] You will see your SMS credit balance increased after successful topup." */
    @Test
    void a_one_time_topup_increases_the_balance(RunningSystem system) {
        Buyer buyer = Buyer.of(system);
        String account = buyer.opensAccount("1");
        buyer.storesCard(ProcessorControl.GOOD_CARD);

        Answer answer = buyer.buysPack(account, UUID.randomUUID().toString(), Map.of());

        assertThat(answer.status()).isEqualTo(201);
        assertThat(system.operator().balanceOf(account)).isEqualTo(Amount.ofUnits(101));
    }

    /** "Daily notification if balance falls below": the first as soon as it does. */
    @Test
    void a_notification_is_mailed_when_the_balance_falls_below_the_chosen_amount(RunningSystem system) {
        Buyer buyer = Buyer.of(system);
        String account = buyer.opensAccount("10");
        buyer.isWarnedBelow("10", account, Hours.farAway());

        buyer.sendsOne(account);

        Mail mail = new Topups(system).awaitMails(account, 1).getFirst();
        assertThat(mail.subject()).contains(account);
        assertThat(mail.text()).contains("9 credits");
    }

    /** "@api {post} /sms/{serviceName}/transferCredits [...] The process is immediate." The number as JSON or as a text. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void credits_are_transferred_between_sms_accounts_of_one_customer_at_once(boolean asText, RunningSystem system) {
        Operator operator = system.operator();
        String source = operator.opensAccount("acme");
        String target = operator.opensAccount("acme");
        operator.credits(source, "100");
        RestClient oscar = system.as(Person.OSCAR, Service.BILLING);

        Answer answer = oscar.exchange(
                "POST",
                "/sms/" + source + "/transferCredits",
                Map.of("credits", asText ? "25" : 25, "smsAccountTarget", target),
                Map.of());

        assertThat(answer.status()).isEqualTo(201);
        assertThat(operator.balanceOf(source)).isEqualTo(Amount.ofUnits(75));
        assertThat(operator.balanceOf(target)).isEqualTo(Amount.ofUnits(25));
    }

    /** "Credit cannot be transferred between two different [customers]." */
    @Test
    void credits_are_never_transferred_to_another_customer(RunningSystem system) {
        Operator operator = system.operator();
        String source = operator.opensAccount("acme");
        String foreign = Buyer.of(system).opensAccount("1");
        operator.credits(source, "100");

        for (Person person : List.of(Person.OSCAR, Person.OLIVIA)) {
            Answer answer = system.as(person, Service.BILLING)
                    .exchange(
                            "POST",
                            "/sms/" + source + "/transferCredits",
                            Map.of("credits", 25, "smsAccountTarget", foreign),
                            Map.of());
            assertThat(answer.status()).isEqualTo(404);
        }

        assertThat(operator.balanceOf(source)).isEqualTo(Amount.ofUnits(100));
        assertThat(operator.balanceOf(foreign)).isEqualTo(Amount.ofUnits(1));
    }

    /**
     * "Type in a positive number and press the Add button. If you provide a negative number, it will subtract"; "as the user
     * sends messages, the number of credits will go down"; "you can see your top-ups and the withdraws of each message".
     */
    @Test
    void a_users_credits_are_added_subtracted_spent_and_seen_in_its_log(RunningSystem system) {
        Operator operator = system.operator();
        String account = operator.opensAccount("acme");
        operator.credits(account, "100");
        String user = operator.addsUser(account);
        String ofUser = "/v1/accounts/" + account + "/users/" + user;
        RestClient oscar = system.as(Person.OSCAR, Service.BILLING);

        for (String amount : List.of("5", "-3")) {
            oscar.post(
                    ofUser + "/allowance-changes",
                    Map.of("currency", "CREDIT", "amount", amount, "reason", "the guide"),
                    Map.of("Idempotency-Key", UUID.randomUUID().toString()));
        }
        Map<String, Object> message =
                Map.of("to", Numbers.french(), "from", "Recredit", "text", "Hello", "purpose", "otp", "user", user);
        Answer sent = system.as(Person.SARA, Service.SEND)
                .post(
                        "/v1/accounts/" + account + "/messages",
                        Map.of("messages", List.of(message, message, message)),
                        Map.of("Prefer", "wait=20"));

        JsonNode third = sent.body().path("messages").path(2);
        assertThat(third.path("state").asText()).isEqualTo("refused");
        assertThat(third.path("refusedBy").asText()).isEqualTo("allowance");
        JsonNode log = oscar.get(ofUser + "/credit-log?currency=CREDIT").path("items");
        assertThat(log.findValuesAsText("amount")).containsExactly("-1", "-1", "-3", "5");
        assertThat(log.findValuesAsText("allowanceAfter")).containsExactly("0", "1", "2", "5");
        assertThat(operator.balanceOf(account)).isEqualTo(Amount.ofUnits(98));
    }
}
