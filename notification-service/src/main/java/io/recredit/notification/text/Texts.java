package io.recredit.notification.text;

import io.quarkus.qute.Engine;
import io.quarkus.qute.Template;
import io.recredit.contracts.Amount;
import io.recredit.contracts.TopupChanged;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes mails. The texts lie in {@code mails/<kind>.<language>.txt}: the subject in the first line, then the body. All
 * are read when the service starts, so that one that is missing or broken is noticed then.
 */
@Singleton
public class Texts {

    private static final String FOLDER = "/mails/";
    private static final String SUBJECT = "Subject: ";

    private final Engine engine = Engine.builder().addDefaults().build();
    private final Map<String, Template> templates = new HashMap<>();
    private final Map<Language, Words> words = new EnumMap<>(Language.class);

    /** Reads all texts. */
    public Texts() {
        for (Language language : Language.values()) {
            words.put(language, Words.of(language));
            for (String kind : List.of("alert", "receipt", "failure", "approval")) {
                String name = kind + "." + language.code() + ".txt";
                templates.put(name, engine.parse(read(name)));
            }
        }
    }

    /** The mail about something, in a language, with times of a zone. */
    public MailText write(MailContent content, Language language, ZoneId zone) {
        Wording wording = new Wording(language, zone);
        Map<String, @Nullable Object> facts = new HashMap<>();
        facts.put("account", content.account());
        facts.put("zone", zone.getId());
        String kind = switch (content) {
            case MailContent.Alert alert -> alert(alert, facts, wording);
            case MailContent.Receipt receipt -> receipt(receipt, facts, wording);
            case MailContent.Failure failure -> failure(failure, facts, wording);
            case MailContent.Approval approval -> approval(approval, facts, wording);
        };
        Template template = Objects.requireNonNull(templates.get(kind + "." + language.code() + ".txt"));
        return parts(template.render(facts), language);
    }

    private static String alert(MailContent.Alert alert, Map<String, @Nullable Object> facts, Wording wording) {
        facts.put("threshold", wording.amount(alert.threshold(), alert.currency()));
        facts.put("balance", wording.amount(alert.balance(), alert.currency()));
        facts.put("balanceAt", wording.time(alert.balanceAt()));
        facts.put("since", wording.time(alert.since()));
        return "alert";
    }

    private String receipt(MailContent.Receipt receipt, Map<String, @Nullable Object> facts, Wording wording) {
        topup(receipt.topup(), facts, wording);
        facts.put(
                "balance",
                wording.amount(receipt.balanceAfter(), receipt.topup().currency()));
        TopupChanged.Receipt issued = receipt.issued();
        facts.put("receipt", issued == null ? null : issued.number());
        facts.put("seller", issued == null ? null : wordsOf(wording).party(issued.seller(), wording));
        facts.put("buyer", issued == null ? null : wordsOf(wording).party(issued.buyer(), wording));
        return "receipt";
    }

    private String failure(MailContent.Failure failure, Map<String, @Nullable Object> facts, Wording wording) {
        topup(failure.topup(), facts, wording);
        DeclineReason reason = DeclineReason.of(failure.reason());
        facts.put("reason", wordsOf(wording).reason(reason));
        facts.put("advice", wordsOf(wording).advice(reason));
        whatFollows(failure.nextAttemptAt() == null ? null : wording.time(failure.nextAttemptAt()), facts);
        facts.put("paused", failure.rulePaused());
        return "failure";
    }

    private String approval(MailContent.Approval approval, Map<String, @Nullable Object> facts, Wording wording) {
        topup(approval.topup(), facts, wording);
        whatFollows(approval.nextAttemptAt() == null ? null : wording.time(approval.nextAttemptAt()), facts);
        facts.put("paused", approval.rulePaused());
        return "approval";
    }

    private static void whatFollows(@Nullable String next, Map<String, @Nullable Object> facts) {
        facts.put("next", next);
    }

    private void topup(MailContent.Topup topup, Map<String, @Nullable Object> facts, Wording wording) {
        facts.put("automatic", topup.automatic());
        facts.put("amount", wording.amount(topup.amount(), topup.currency()));
        facts.put("price", wording.amount(topup.price(), topup.priceCurrency()));
        vat(topup, facts, wording);
        // What is not on sale has no price.
        facts.put("priced", !topup.price().equals(Amount.ZERO));
        facts.put("card", wordsOf(wording).card(topup.cardBrand(), topup.cardLast4()));
        facts.put("at", wording.time(topup.at()));
        facts.put("topup", topup.id().toString());
    }

    private void vat(MailContent.Topup topup, Map<String, @Nullable Object> facts, Wording wording) {
        TopupChanged.Vat vat = topup.vat();
        Words inWords = wordsOf(wording);
        facts.put("vat", vat == null ? null : inWords.vat(vat, topup.priceCurrency(), wording));
        facts.put("total", vat == null ? null : wording.amount(vat.total(), topup.priceCurrency()));
        facts.put(
                "cost",
                vat == null || !vat.treatment().isTaxed()
                        ? inWords.withoutVat(wording.amount(topup.price(), topup.priceCurrency()))
                        : inWords.withVat(wording.amount(vat.total(), topup.priceCurrency())));
    }

    private Words wordsOf(Wording wording) {
        return Objects.requireNonNull(words.get(wording.language()));
    }

    private static MailText parts(String rendered, Language language) {
        int end = rendered.indexOf('\n');
        String subject = rendered.substring(SUBJECT.length(), end);
        String plain = rendered.substring(end).strip() + "\n";
        return new MailText(subject, plain, Html.of(plain, language));
    }

    private static String read(String name) {
        try (InputStream in = open(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static InputStream open(String name) {
        return Objects.requireNonNull(Texts.class.getResourceAsStream(FOLDER + name), name);
    }
}
