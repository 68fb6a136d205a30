package io.recredit.localstack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.recredit.localstack.processor.ProcessorControl;
import io.recredit.localstack.processor.ProcessorPayment;
import java.util.List;
import java.util.Optional;

/** The card is declined, Oscar is told, stores another one, and the balance is back. */
final class ReplaceCard {

    private static final String DECLINE_CODE = "insufficient_funds";
    private static final String MASTERCARD = "mastercard 4444";

    /** From 119 to 19, below the threshold of the auto top-up. */
    private static final int TO_THE_TOP_UP = 100;

    private final Bakery bakery;
    private final Cards cards;
    private final ProcessorControl processor;

    ReplaceCard(Bakery bakery, Cards cards, ProcessorControl processor) {
        this.bakery = bakery;
        this.cards = cards;
        this.processor = processor;
    }

    /**
     * @param visa the id of the card that will be declined
     * @param before the customer's default card before the demo, which it is again in the end
     */
    void run(String visa, Optional<String> before) {
        Screen screen = bakery.screen();
        screen.heading("9  The card is declined; Oscar stores another one");
        processor.behaviour(paymentMethod(), DECLINE_CODE);
        bakery.send(TO_THE_TOP_UP, "bakery-declined");
        bakery.topups().await("declined", 1);
        JsonNode declined = bakery.topups().newest("declined");
        screen.expect(
                "the next top-up",
                "automatic, " + Bakery.TOP_UP_BY + " credits for " + Bakery.COST + ", " + BuyPack.VISA + ", declined: "
                        + DECLINE_CODE,
                Topups.inWords(declined));
        bakery.checkBalance(", nothing added");
        screen.line("it would be tried again at "
                + bakery.topups().newest("requested").path("dueAt").asText());
        bakery.mailbox().showNext("oscar is told");

        String mastercard = cards.store(ProcessorControl.GOOD_MASTERCARD, MASTERCARD);
        bakery.saveTopupRule(mastercard);
        bakery.expectTopup();
        screen.done("oscar saves the rule with the new card: it is tried at once");
        bakery.topups().await("succeeded", 3);
        screen.expect(
                "the new card is charged",
                Bakery.succeeded("automatic", MASTERCARD),
                Topups.inWords(bakery.topups().newest("succeeded")));
        bakery.checkBalance();
        bakery.mailbox().showNext("the receipt");
        tidyUp(visa, mastercard, before);
        checkPayments();
        screen.expect(
                "other e-mails about the bakery", 0, bakery.mailbox().unread().size());
    }

    /** How the processor calls the card that paid last. */
    private String paymentMethod() {
        return payments().getLast().card();
    }

    private void tidyUp(String visa, String mastercard, Optional<String> before) {
        bakery.saveTopupRule(null);
        cards.makeDefault(before.orElse(mastercard));
        cards.remove(visa);
        if (before.isPresent()) {
            cards.remove(mastercard);
        }
        bakery.screen().done("oscar removes the old card");
    }

    private void checkPayments() {
        List<String> states =
                payments().stream().map(payment -> payment.status()).toList();
        bakery.screen()
                .expect(
                        "the bakery's payments at the card processor",
                        List.of("succeeded", "succeeded", "requires_payment_method", "succeeded"),
                        states);
    }

    private List<ProcessorPayment> payments() {
        return processor.paymentsWith("account", bakery.account());
    }
}
