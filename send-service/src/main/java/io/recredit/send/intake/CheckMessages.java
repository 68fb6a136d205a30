package io.recredit.send.intake;

import io.recredit.contracts.AccountState;
import io.recredit.contracts.LifeState;
import io.recredit.contracts.Purpose;
import io.recredit.contracts.UserState;
import io.recredit.contracts.WireName;
import io.recredit.kit.problem.Checks;
import io.recredit.send.intake.SendRequest.Draft;
import io.recredit.send.pricing.Price;
import io.recredit.send.pricing.Tariff;
import io.recredit.send.segment.SegmentedText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Checks, cuts and prices the messages of one request. Every field that is wrong is named, up to the limit of
 * {@link Checks}; no message passes unless all do.
 */
final class CheckMessages {

    private final AccountState account;
    private final Function<String, Optional<Tariff>> tariffs;
    private final Map<String, Optional<Tariff>> tariffByCurrency = new HashMap<>();
    private final Function<UUID, Optional<UserState>> users;
    private final Supplier<UUID> ids;
    private final FieldNames names;
    private final Checks checks = new Checks();
    private @Nullable String lastText;
    private boolean lastSmart;
    private Optional<MessageText> lastCut = Optional.empty();

    /**
     * @param tariffs finds a currency's tariff of now, empty if there is none
     * @param users finds a user
     * @param ids makes message ids
     * @param names what the caller calls the fields
     */
    CheckMessages(
            AccountState account,
            Function<String, Optional<Tariff>> tariffs,
            Function<UUID, Optional<UserState>> users,
            Supplier<UUID> ids,
            FieldNames names) {
        this.account = account;
        this.tariffs = tariffs;
        this.users = users;
        this.ids = ids;
        this.names = names;
    }

    /** The messages ready to be stored; throws a 400 that names the fields if one is not valid. */
    List<NewMessage> check(SendRequest request) {
        List<@Nullable Draft> drafts = request.messages() == null ? List.of() : request.messages();
        checks.that(
                !drafts.isEmpty() && drafts.size() <= SendRequest.MAX_MESSAGES,
                "messages",
                "size",
                "must have 1 to " + SendRequest.MAX_MESSAGES + " messages");
        checks.throwIfAny();
        List<NewMessage> messages = new ArrayList<>(drafts.size());
        for (int i = 0; i < drafts.size(); i++) {
            Draft draft = drafts.get(i);
            if (draft == null) {
                wrong(i, "", "required", "is required");
                continue;
            }
            check(i, draft, isTrue(request.smartSubstitution())).ifPresent(messages::add);
        }
        checks.throwIfAny();
        return messages;
    }

    private Optional<NewMessage> check(int i, Draft draft, boolean smartByDefault) {
        boolean smart = draft.smartSubstitution() == null ? smartByDefault : draft.smartSubstitution();
        Optional<Recipient> to = recipient(i, draft.to());
        Optional<Offer> offer = to.flatMap(recipient -> offer(i, recipient));
        Optional<MessageText> text = text(i, draft.text(), smart);
        Optional<String> from = sender(i, draft.from());
        Optional<Purpose> purpose = purpose(i, draft.purpose());
        Optional<UUID> user = user(i, draft.user());
        if (!checks.isClean()) {
            return Optional.empty();
        }
        SegmentedText cut = text.orElseThrow().cut();
        return Optional.of(new NewMessage(
                ids.get(),
                user.orElse(null),
                to.orElseThrow().number(),
                from.orElseThrow(),
                String.join("", cut.parts()),
                purpose.orElseThrow(),
                cut.alphabet(),
                cut.characters(),
                cut.segments(),
                text.get().substitution(),
                offer.orElseThrow().currency(),
                offer.get().price()));
    }

    /** @param country as {@link PhoneNumbers#countryOf} says */
    private record Recipient(String number, String country) {}

    private Optional<Recipient> recipient(int i, @Nullable String to) {
        if (to == null) {
            return wrong(i, ".to", "required", "is required");
        }
        if (!PhoneNumbers.isE164(to)) {
            return wrong(i, ".to", "not-e164", "must be an international number: + and 7 to 15 digits");
        }
        Optional<String> country = PhoneNumbers.countryOf(to);
        return country.isPresent()
                ? country.map(known -> new Recipient(to, known))
                : wrong(i, ".to", "no-such-number", "is no valid number of its country");
    }

    /** What a segment costs, and in which currency. */
    private record Offer(String currency, Price price) {}

    /** The destination decides the currency, and the currency the tariff. Nothing is converted. */
    private Optional<Offer> offer(int i, Recipient to) {
        String currency = account.currencyFor(to.country());
        Optional<Tariff> tariff = tariffByCurrency.computeIfAbsent(currency, tariffs);
        if (tariff.isEmpty()) {
            return wrong(
                    i,
                    ".to",
                    "no-tariff",
                    "messages to " + to.country() + " are taken from " + currency
                            + ", in which there is no tariff now");
        }
        Optional<Price> price = tariff.get().priceOf(to.number().substring(1));
        return price.isPresent()
                ? price.map(found -> new Offer(currency, found))
                : wrong(
                        i,
                        ".to",
                        "no-price-for-destination",
                        "the tariff in " + currency + " has no price for this destination");
    }

    private Optional<MessageText> text(int i, @Nullable String text, boolean smart) {
        if (text == null) {
            return wrong(i, ".text", "required", "is required");
        }
        Optional<MessageText> cut = cut(text, smart);
        if (cut.isEmpty()) {
            return wrong(
                    i,
                    ".text",
                    "too-long",
                    "has " + text.length() + " characters, which do not fit into the account's limit of "
                            + account.maxSegments() + " segments");
        }
        SegmentedText parts = cut.get().cut();
        if (parts.characters() == 0) {
            return wrong(i, ".text", "empty", "must have at least one character");
        }
        if (parts.segments() > account.maxSegments()) {
            return wrong(
                    i,
                    ".text",
                    "too-long",
                    "needs " + parts.segments() + " segments (" + parts.characters() + " characters in "
                            + parts.encoding().wireName() + "); the account's limit is " + account.maxSegments());
        }
        if (text.codePoints().anyMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE)) {
            return wrong(i, ".text", "invalid-character", "must not contain NUL or half a surrogate pair");
        }
        return cut;
    }

    /** The same text to many recipients is cut once. */
    private Optional<MessageText> cut(String text, boolean smart) {
        if (!text.equals(lastText) || smart != lastSmart) {
            lastText = text;
            lastSmart = smart;
            lastCut = MessageText.of(text, smart, account);
        }
        return lastCut;
    }

    private Optional<String> sender(int i, @Nullable String from) {
        if (from == null) {
            return wrong(i, ".from", "required", "is required");
        }
        if (!SenderId.isValid(from)) {
            return wrong(
                    i,
                    ".from",
                    "not-a-sender-id",
                    "must have 1 to 11 letters, digits, inner spaces and . - & _, or be a number of 7 to 15 digits");
        }
        return Optional.of(from);
    }

    private Optional<Purpose> purpose(int i, @Nullable String purpose) {
        if (purpose == null) {
            return wrong(i, ".purpose", "required", "is required");
        }
        Optional<Purpose> known = WireName.parse(Purpose.class, purpose);
        return known.isPresent()
                ? known
                : wrong(i, ".purpose", "unknown-purpose", "must be otp, password_reset, notification or campaign");
    }

    private Optional<UUID> user(int i, @Nullable String user) {
        if (user == null) {
            return Optional.empty();
        }
        Optional<UserState> found =
                uuid(user).flatMap(users).filter(state -> state.account().equals(account.account()));
        if (found.isEmpty()) {
            return wrong(i, ".user", "unknown-user", "is no user of this account");
        }
        if (found.get().state() != LifeState.ACTIVE) {
            return wrong(i, ".user", "user-not-active", "is not active");
        }
        return Optional.of(found.get().user());
    }

    private static boolean isTrue(@Nullable Boolean option) {
        return option != null && option;
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    private <T> Optional<T> wrong(int i, String field, String code, String detail) {
        names.of(i, field).ifPresent(name -> checks.that(false, name, code, detail));
        return Optional.empty();
    }
}
