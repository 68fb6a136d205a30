package io.recredit.billing.topup;

import io.recredit.billing.ledger.BalanceKey;
import io.recredit.billing.vat.ChargedVat;
import io.recredit.billing.vat.VatTerms;
import io.recredit.contracts.Amount;
import io.recredit.contracts.EventJson;
import io.recredit.contracts.TopupKind;
import io.recredit.contracts.WireName;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How an attempt lies in its row. */
final class AttemptColumns {

    static final String NAMES = """
            t.id, t.customer, t.account, t.currency, t.kind, t.state, t.episode, t.low_since, t.amount_micros,
            t.price_minor, t.price_currency, t.vat_minor, t.total_minor, t.vat_terms, t.card, t.card_brand,
            t.card_last4, t.gateway_customer, t.gateway_card, t.payment, t.reason, t.emails, t.actor, t.tries,
            t.due_at, t.requested_at, t.begun_at, t.resent_at, t.ended_at, t.balance_after_micros""";

    /** The number of an attempt's receipt, which lies in a row of its own. */
    static final String RECEIPT = "(select r.number from receipt r where r.topup = t.id) as receipt";

    /** What {@link #read} needs. */
    static final String ALL = NAMES + ", " + RECEIPT;

    private AttemptColumns() {}

    /** The values in the order of {@link #NAMES}. */
    static Tuple valuesOf(Attempt attempt) {
        Purchase purchase = attempt.purchase();
        ChargedCard card = purchase == null ? null : purchase.card();
        ChargedVat vat = purchase == null ? null : purchase.vat();
        Amount balanceAfter = attempt.balanceAfter();
        return Tuple.tuple()
                .addUUID(attempt.id())
                .addString(attempt.balance().customer())
                .addString(attempt.balance().account())
                .addString(attempt.balance().currency())
                .addString(attempt.kind().wireName())
                .addString(attempt.state().wireName())
                .addUUID(attempt.episode())
                .addOffsetDateTime(time(attempt.lowSince()))
                .addLong(purchase == null ? null : purchase.amount().micros())
                .addLong(purchase == null ? null : purchase.price().minorUnits())
                .addString(purchase == null ? null : purchase.price().currency())
                .addLong(vat == null ? null : vat.minorUnits())
                .addLong(vat == null ? null : attempt.begun().total().minorUnits())
                .addJsonObject(vat == null ? null : json(vat.terms()))
                .addUUID(card == null ? null : card.id())
                .addString(card == null ? null : card.brand())
                .addString(card == null ? null : card.last4())
                .addString(card == null ? null : card.gatewayCustomer())
                .addString(card == null ? null : card.gatewayCard())
                .addString(attempt.payment())
                .addString(attempt.reason())
                .addArrayOfString(attempt.emails().toArray(String[]::new))
                .addString(attempt.actor())
                .addInteger(attempt.tries())
                .addOffsetDateTime(time(attempt.dueAt()))
                .addOffsetDateTime(time(attempt.requestedAt()))
                .addOffsetDateTime(time(purchase == null ? null : purchase.begunAt()))
                .addOffsetDateTime(time(attempt.resentAt()))
                .addOffsetDateTime(time(attempt.endedAt()))
                .addLong(balanceAfter == null ? null : balanceAfter.micros());
    }

    static Attempt read(Row row) {
        Long balanceAfter = row.getLong("balance_after_micros");
        return new Attempt(
                row.getUUID("id"),
                new BalanceKey(row.getString("customer"), row.getString("account"), row.getString("currency")),
                WireName.of(TopupKind.class, row.getString("kind")),
                WireName.of(AttemptState.class, row.getString("state")),
                row.getUUID("episode"),
                instant(row.getOffsetDateTime("low_since")),
                purchase(row),
                row.getString("payment"),
                row.getString("reason"),
                List.of(row.getArrayOfStrings("emails")),
                row.getString("actor"),
                row.getInteger("tries"),
                instant(row.getOffsetDateTime("due_at")),
                row.getOffsetDateTime("requested_at").toInstant(),
                instant(row.getOffsetDateTime("resent_at")),
                instant(row.getOffsetDateTime("ended_at")),
                balanceAfter == null ? null : Amount.ofMicros(balanceAfter),
                row.getString("receipt"));
    }

    private static @Nullable Purchase purchase(Row row) {
        OffsetDateTime begunAt = row.getOffsetDateTime("begun_at");
        if (begunAt == null) {
            return null;
        }
        UUID card = row.getUUID("card");
        return new Purchase(
                Amount.ofMicros(row.getLong("amount_micros")),
                new MinorPrice(row.getLong("price_minor"), row.getString("price_currency")),
                vat(row),
                card == null
                        ? null
                        : new ChargedCard(
                                card,
                                row.getString("card_brand"),
                                row.getString("card_last4"),
                                row.getString("gateway_customer"),
                                row.getString("gateway_card")),
                begunAt.toInstant());
    }

    private static @Nullable ChargedVat vat(Row row) {
        JsonObject terms = row.getJsonObject("vat_terms");
        return terms == null ? null : new ChargedVat(terms(terms), row.getLong("vat_minor"));
    }

    /** Kept as events are: fields are only ever added. */
    private static JsonObject json(VatTerms terms) {
        return new JsonObject(new String(EventJson.write(terms), StandardCharsets.UTF_8));
    }

    private static VatTerms terms(JsonObject json) {
        return EventJson.read(json.encode().getBytes(StandardCharsets.UTF_8), VatTerms.class);
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
