package io.recredit.localstack.verify;

import io.recredit.localstack.processor.ProcessorPayment;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares what the card processor says that it took with the top-ups that were credited: VAT is part of it. */
final class PaymentsAgainstTopups {

    private static final String ATTEMPTS = """
            select id::text, customer, account, state, coalesce(total_minor, price_minor), price_currency, payment
            from topup_attempt order by id
            """;

    private record Attempt(
            String id,
            String customer,
            String account,
            String state,
            long totalMinor,
            @Nullable String currency,
            @Nullable String payment) {

        static Attempt read(ResultSet row) throws SQLException {
            return new Attempt(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getLong(5),
                    row.getString(6),
                    row.getString(7));
        }

        boolean isPaidBy(ProcessorPayment paid) {
            return paid.amount() == totalMinor
                    && paid.currency().toUpperCase(Locale.ROOT).equals(currency)
                    && paid.id().equals(payment)
                    && customer.equals(paid.metadata().get("customer"))
                    && account.equals(paid.metadata().get("account"));
        }
    }

    private PaymentsAgainstTopups() {}

    /** @param payments all that the processor has */
    static Check run(List<ProcessorPayment> payments, Snapshot billing) throws SQLException {
        Tally tally = new Tally("card payments", "each paid once is credited once, of the same amount");
        Map<String, ProcessorPayment> paid = new HashMap<>();
        for (ProcessorPayment payment : payments) {
            tally.compared(1);
            String attempt = payment.metadata().getOrDefault("attempt", "none");
            ProcessorPayment other = payment.isSucceeded() ? paid.put(attempt, payment) : null;
            if (other != null) {
                tally.difference("top-up " + attempt + " was paid twice: " + other.id() + " and " + payment.id());
            }
        }
        try (Rows<Attempt> attempts = billing.rows(ATTEMPTS, Attempt::read)) {
            for (Attempt attempt = attempts.take(); attempt != null; attempt = attempts.take()) {
                compare(attempt, paid.remove(attempt.id()), tally);
            }
        }
        paid.forEach((attempt, payment) ->
                tally.difference("payment " + payment.id() + " was made for " + attempt + ", which is no top-up"));
        return tally.toCheck();
    }

    private static void compare(Attempt attempt, @Nullable ProcessorPayment payment, Tally tally) {
        boolean credited = attempt.state().equals("succeeded");
        if (credited && payment == null) {
            tally.difference("top-up " + attempt.id() + " of " + attempt.account() + " is credited and was not paid");
        } else if (payment != null && !credited) {
            tally.difference("top-up " + attempt.id() + " of " + attempt.account() + " is " + attempt.state()
                    + " and was paid with " + payment.id());
        } else if (payment != null && !attempt.isPaidBy(payment)) {
            tally.difference("top-up " + attempt.id() + " of " + attempt.account() + ": " + attempt.totalMinor() + " "
                    + attempt.currency() + ", paid " + payment.amount() + " " + payment.currency() + " with "
                    + payment.id());
        }
    }
}
