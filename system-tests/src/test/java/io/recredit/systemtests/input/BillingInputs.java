package io.recredit.systemtests.input;

import io.recredit.localstack.client.Answer;
import io.recredit.localstack.client.RestClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What billing-service refuses at the door. */
final class BillingInputs {

    static final String USED_KEY = "used-before";

    private static final Map<String, Object> ADJUSTMENT = Map.of("currency", "CREDIT", "amount", "5", "reason", "test");
    private static final Map<String, Object> ALERT =
            Map.of("enabled", true, "threshold", "5", "emails", List.of("a@acme.example"), "hour", 9);
    private static final Map<String, Object> AUTO_TOPUP = Map.of("enabled", true, "threshold", "5", "amount", "100");

    private final RestClient operator;
    private final RestClient owner;
    private final String account;
    private final Map<String, Object> transfer;

    BillingInputs(RestClient operator, RestClient owner, String account, String target) {
        this.operator = operator;
        this.owner = owner;
        this.account = account;
        this.transfer = Map.of("currency", "CREDIT", "amount", "1", "target", target);
    }

    /** The request whose key is used up. */
    Answer adjustFirst() {
        return post(operator, "adjustments", ADJUSTMENT, USED_KEY);
    }

    Stream<BadInput> all() {
        return Stream.of(adjustments(), transfers(), topups(), rules(), cards(), vat(), tariffs())
                .flatMap(inputs -> inputs);
    }

    private Stream<BadInput> adjustments() {
        return Stream.of(
                adjustment("an unknown currency", "currency", "XYZ", "unknown-currency"),
                adjustment("an adjustment with 7 fraction digits", "amount", "1.0000001", "not-an-amount"),
                adjustment("an adjustment by zero", "amount", "0", "zero"),
                adjustment("an amount that is a JSON number", "amount", 1.5, "wrong-type"),
                adjustment("an empty reason", "reason", "", "length"),
                adjustment("an unknown field", "note", "x", "unknown-field"),
                BadInput.request(
                        "no idempotency key",
                        400,
                        "idempotency-key-missing",
                        () -> operator.exchange("POST", path("adjustments"), ADJUSTMENT, Map.of())),
                BadInput.request(
                        "the same key with another amount",
                        422,
                        "idempotency-key-reused",
                        () -> post(operator, "adjustments", with(ADJUSTMENT, "amount", "6"), USED_KEY)),
                BadInput.request(
                        "taking more than there is",
                        422,
                        "insufficient-balance",
                        () -> post(operator, "adjustments", with(ADJUSTMENT, "amount", "-1000"), newKey())),
                BadInput.request(
                        "an adjustment of an unknown account",
                        404,
                        "not-found",
                        () -> operator.exchange(
                                "POST",
                                "/v1/accounts/sms-zz99999-1/adjustments",
                                ADJUSTMENT,
                                Map.of("Idempotency-Key", newKey()))),
                BadInput.request(
                        "a body of 2 MB",
                        413,
                        "too-large",
                        () -> post(
                                operator, "adjustments", with(ADJUSTMENT, "reason", "x".repeat(2_000_000)), newKey())));
    }

    private BadInput adjustment(String name, String field, Object value, String code) {
        return BadInput.field(
                name, field, code, () -> post(operator, "adjustments", with(ADJUSTMENT, field, value), newKey()));
    }

    private Stream<BadInput> transfers() {
        return Stream.of(
                transfer("a negative transfer", "amount", "-1", "negative"),
                transfer("a transfer with 7 fraction digits", "amount", "0.1234567", "not-an-amount"),
                transfer("a transfer in an unknown currency", "currency", "credits", "unknown-currency"),
                BadInput.request(
                        "a transfer to an unknown account",
                        404,
                        "not-found",
                        () -> post(owner, "transfers", with(transfer, "target", "sms-zz99999-1"), newKey())),
                BadInput.request(
                        "a transfer to the account itself",
                        422,
                        "same-account",
                        () -> post(owner, "transfers", with(transfer, "target", account), newKey())));
    }

    private BadInput transfer(String name, String field, Object value, String code) {
        return BadInput.field(
                name, field, code, () -> post(owner, "transfers", with(transfer, field, value), newKey()));
    }

    private Stream<BadInput> topups() {
        return Stream.of(
                topup("a pack that is not sold", Map.of("pack", "credit-7"), "pack", "unknown-pack"),
                topup("a pack and an amount", Map.of("pack", "credit-100", "amount", "100"), "amount", "not-with-pack"),
                topup("credits in no pack's size", money("CREDIT", "150"), "amount", "not-for-sale"),
                topup("a thousandth of a euro", money("EUR", "0.001"), "amount", "not-for-sale"),
                topup("a top-up of nothing", money("EUR", "0"), "amount", "not-positive"),
                topup("more than one payment may cost", money("EUR", "10000.01"), "amount", "too-large"),
                topup("a top-up without a currency", Map.of("amount", "5"), "currency", "required"),
                topup("a card that is no id", with(money("EUR", "5"), "card", "visa"), "card", ""));
    }

    private BadInput topup(String name, Map<String, Object> body, String field, String code) {
        return BadInput.field(name, field, code, () -> post(owner, "topups", body, newKey()));
    }

    private static Map<String, Object> money(String currency, String amount) {
        return Map.of("currency", currency, "amount", amount);
    }

    private Stream<BadInput> rules() {
        return Stream.of(
                rule("a negative threshold", "alert-rules/CREDIT", with(ALERT, "threshold", "-5"), "threshold"),
                rule("an hour that no day has", "alert-rules/CREDIT", with(ALERT, "hour", 24), "hour"),
                rule("no address to warn", "alert-rules/CREDIT", with(ALERT, "emails", List.of()), "emails"),
                rule("no e-mail address", "alert-rules/CREDIT", with(ALERT, "emails", List.of("oscar")), "emails[0]"),
                rule("no pack of this size", "auto-topup-rules/CREDIT", with(AUTO_TOPUP, "amount", "150"), "amount"),
                rule("a rule in an unknown currency", "alert-rules/XYZ", ALERT, "currency"));
    }

    private BadInput rule(String name, String path, Map<String, Object> body, String field) {
        return BadInput.field(name, field, "", () -> owner.exchange("PUT", path(path), body, Map.of()));
    }

    private Stream<BadInput> cards() {
        String setups = "/v1/customers/acme/card-setups";
        String defaultCard = "/v1/customers/acme/default-card";
        return Stream.of(
                ofCustomer("no address to return to", "POST", setups, Map.of(), "returnUrl"),
                ofCustomer("a return to no web page", "POST", setups, Map.of("returnUrl", "ftp://a.b/"), "returnUrl"),
                ofCustomer(
                        "a return to an address of 2,001 characters",
                        "POST",
                        setups,
                        Map.of("returnUrl", "https://app.acme.example/" + "x".repeat(1976)),
                        "returnUrl"),
                ofCustomer("a default that is no card's id", "PUT", defaultCard, Map.of("card", "4242"), "card"),
                BadInput.request(
                        "a default that is nobody's card",
                        404,
                        "not-found",
                        () -> owner.exchange("PUT", defaultCard, Map.of("card", newKey()), Map.of())),
                BadInput.request(
                        "the removal of nobody's card",
                        404,
                        "not-found",
                        () -> owner.exchange("DELETE", "/v1/customers/acme/cards/" + newKey(), null, Map.of())),
                ofCustomer("packs in an unknown currency", "GET", "/v1/packs?currency=XYZ", null, "currency"));
    }

    private Stream<BadInput> vat() {
        String profile = "/v1/customers/acme/billing-profile";
        String receipts = "/v1/customers/acme/receipts";
        Map<String, Object> good = Map.of(
                "legalName", "Acme SARL", "address", List.of("12 rue du Port"), "city", "Marseille", "country", "FR");
        return Stream.of(
                ofCustomer("a buyer without a name", "PUT", profile, with(good, "legalName", ""), "legalName"),
                ofCustomer("a buyer in no country", "PUT", profile, with(good, "country", "XX"), "country"),
                ofCustomer("an address without lines", "PUT", profile, with(good, "address", List.of()), "address"),
                ofCustomer(
                        "a VAT id of another country", "PUT", profile, with(good, "vatId", "IT12345678901"), "vatId"),
                ofCustomer("receipts of no year", "GET", receipts + "?year=26", null, "year"),
                BadInput.request(
                        "a receipt that was never issued",
                        404,
                        "not-found",
                        () -> owner.exchange("GET", receipts + "/RFR-1999-000001", null, Map.of())),
                BadInput.field(
                        "a VAT rate above 100%",
                        "percent",
                        "out-of-range",
                        () -> operator.exchange(
                                "PUT", "/v1/vat-rates/FR/2099-01-01", Map.of("percent", "101"), Map.of())),
                BadInput.request(
                        "another VAT rate for the past",
                        409,
                        "vat-rate-in-force",
                        () -> operator.exchange(
                                "PUT", "/v1/vat-rates/FR/2014-01-01", Map.of("percent", "19"), Map.of())));
    }

    private BadInput ofCustomer(
            String name, String method, String path, @Nullable Map<String, Object> body, String field) {
        return BadInput.field(name, field, "", () -> owner.exchange(method, path, body, Map.of()));
    }

    private Stream<BadInput> tariffs() {
        String start = "prefix,country,price\n33,FR,1\n";
        return Stream.of(
                tariff("a tariff line with a field too few", start + "39,IT\n"),
                tariff("a negative price", start + "39,IT,-0.7\n"),
                tariff("a price with 7 fraction digits", start + "39,IT,0.7000001\n"),
                tariff("a country that is none", start + "39,XX,0.7\n"),
                tariff("a prefix twice", start + "33,FR,2\n"),
                tariff("a quotation mark left open", start + "39,\"IT,0.7\n"));
    }

    /** The third line is the broken one. */
    private BadInput tariff(String name, String csv) {
        return BadInput.field(
                name,
                "line[3]",
                "",
                () -> BadInput.csv(operator, "/v1/tariffs?id=broken&currency=EUR&validFrom=2099-01-01T00:00:00Z", csv));
    }

    private static Map<String, Object> with(Map<String, Object> body, String field, Object value) {
        Map<String, Object> changed = new HashMap<>(body);
        changed.put(field, value);
        return changed;
    }

    private Answer post(RestClient client, String command, Map<String, Object> body, String key) {
        return client.exchange("POST", path(command), body, Map.of("Idempotency-Key", key));
    }

    private String path(String rest) {
        return "/v1/accounts/" + account + "/" + rest;
    }

    private static String newKey() {
        return UUID.randomUUID().toString();
    }
}
