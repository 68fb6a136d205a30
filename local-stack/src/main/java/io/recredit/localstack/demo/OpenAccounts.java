package io.recredit.localstack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.recredit.contracts.Amount;
import io.recredit.localstack.client.Answer;
import io.recredit.localstack.client.RestClient;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The platform's and the owner's part before anything is sent: tariff, customer, accounts, credits, thresholds. */
final class OpenAccounts {

    /** The same tariff as in the README's tour: loading it again changes nothing. */
    private static final String TARIFF = "credit-2026";

    private static final String VALID_FROM = "2026-01-01T00:00:00Z";

    /** The shop falls below its threshold while it sends. */
    static final Amount LEFT_IN_SHOP = Amount.ofUnits(40);

    static final Amount LEFT_IN_CAMPAIGNS = Amount.ofUnits(60);
    static final Amount IN_KIOSK = Amount.ofUnits(3);

    private static final Amount SHOP_ALERT = Amount.ofUnits(150);
    private static final Amount KIOSK_ALERT = Amount.ofUnits(2);

    private final Scene scene;
    private final Screen screen;

    OpenAccounts(Scene scene) {
        this.scene = scene;
        this.screen = scene.screen();
    }

    /**
     * @param shopCost what the shop's messages will cost
     * @param campaignCost what the campaigns will cost
     */
    Accounts run(Amount shopCost, Amount campaignCost) {
        screen.heading("1  Olivia, the operator, loads the tariff, opens accounts and gives them credits");
        loadTariff();
        customer();
        Accounts accounts = accounts();
        scene.credit(accounts.shop(), shopCost.plus(LEFT_IN_SHOP), "Demo: credits for the shop", "credit-shop");
        scene.credit(
                accounts.campaigns(),
                campaignCost.plus(LEFT_IN_CAMPAIGNS),
                "Demo: credits for campaigns",
                "credit-campaigns");
        scene.credit(accounts.kiosk(), IN_KIOSK, "Demo: credits for the kiosk", "credit-kiosk");
        scene.checkBalance("shop (" + accounts.shop() + ")", accounts.shop());
        scene.checkBalance("campaigns (" + accounts.campaigns() + ")", accounts.campaigns());
        scene.checkBalance("kiosk (" + accounts.kiosk() + ")", accounts.kiosk());
        thresholds(accounts);
        return accounts;
    }

    private void loadTariff() {
        Answer answer = scene.people()
                .olivia()
                .billing()
                .postText(
                        "/v1/tariffs?id=" + TARIFF + "&currency=" + Scene.CURRENCY + "&validFrom=" + VALID_FROM,
                        "text/csv",
                        scene.prices().csv());
        screen.expect(
                "prices in tariff " + TARIFF,
                scene.prices().size(),
                answer.body().path("prices").asInt());
        List<String> latest = new ArrayList<>();
        scene.people().olivia().billing().forEach("/v1/tariffs", tariff -> {
            if (tariff.path("currency").asText().equals(Scene.CURRENCY)
                    && tariff.path("validFrom").asText().compareTo(scene.begin().toString()) <= 0
                    && tariff.path("validFrom").asText().compareTo(VALID_FROM) > 0) {
                latest.add(tariff.path("id").asText());
            }
        });
        screen.expect("newer tariffs in " + Scene.CURRENCY + " that would change the prices", List.of(), latest);
    }

    private void customer() {
        RestClient accounts = scene.people().olivia().accounts();
        Answer known = accounts.exchange("GET", "/v1/customers/" + Scene.CUSTOMER, null, Map.of());
        if (known.status() == 404) {
            accounts.post("/v1/customers", Map.of("id", Scene.CUSTOMER, "name", "Acme", "homeCountry", "FR"));
        }
        screen.done("customer " + Scene.CUSTOMER + (known.status() == 404 ? " is new" : " is there already"));
    }

    private Accounts accounts() {
        String shop = account("Demo: shop", "fr", true);
        String campaigns = account("Demo: campaigns", "fr", false);
        String kiosk = account("Demo: kiosk", "it", false);
        String bakery = account("Demo: bakery", "en", false);
        JsonNode user = scene.people()
                .oscar()
                .accounts()
                .post("/v1/accounts/" + shop + "/users", Map.of("name", "checkout"))
                .body();
        return new Accounts(shop, campaigns, kiosk, bakery, user.path("id").asText());
    }

    private String account(String description, String language, boolean refundOnFailedDelivery) {
        Map<String, Object> account = new LinkedHashMap<>();
        account.put("description", description);
        account.put("chargingCurrency", Scene.CURRENCY);
        account.put("homeCountry", "FR");
        account.put("language", language);
        account.put("timeZone", "Europe/Paris");
        account.put("refundOnFailedDelivery", refundOnFailedDelivery);
        return scene.people()
                .olivia()
                .accounts()
                .post("/v1/customers/" + Scene.CUSTOMER + "/accounts", account)
                .body()
                .path("name")
                .asText();
    }

    private void thresholds(Accounts accounts) {
        RestClient billing = scene.people().oscar().billing();
        billing.put(alertRule(accounts.shop()), alert(SHOP_ALERT));
        billing.put(alertRule(accounts.kiosk()), alert(KIOSK_ALERT));
        screen.done(
                "oscar, the owner, wants to be warned below " + SHOP_ALERT + " (shop) and " + KIOSK_ALERT + " (kiosk)");
    }

    private static String alertRule(String account) {
        return "/v1/accounts/" + account + "/alert-rules/" + Scene.CURRENCY;
    }

    private static Map<String, Object> alert(Amount threshold) {
        return Map.of("enabled", true, "threshold", threshold.toString(), "emails", List.of(Mailbox.OSCAR), "hour", 9);
    }
}
