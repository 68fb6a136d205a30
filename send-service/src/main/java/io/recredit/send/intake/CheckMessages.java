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
import java.util.List;
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
    private final Optional<Tariff> tariff;
    private final Function<UUID, Optional<UserState>> users;
    private final Supplier<UUID> ids;
    private final FieldNames names;
    private final Checks checks = new Checks();

    /**
     * @param tariff the one of the account's charging currency, empty if there is none
     * @param users finds a user
     * @param ids makes message ids
     * @param names what the caller calls the fields
     */
    CheckMessages(
            AccountState account,
            Optional<Tariff> tariff,
            Function<UUID, Optional<UserState>> users,
            Supplier<UUID> ids,
            FieldNames names) {
        this.account = account;
        this.tariff = tariff;
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
            check(i, draft).ifPresent(messages::add);
        }
        checks.throwIfAny();
        return messages;
    }

    private Optional<NewMessage> check(int i, Draft draft) {
        Optional<String> to = recipient(i, draft.to());
        Optional<Price> price = to.flatMap(number -> price(i, number));
        Optional<SegmentedText> text = text(i, draft.text());
        Optional<String> from = sender(i, draft.from());
        Optional<Purpose> purpose = purpose(i, draft.purpose());
        Optional<UUID> user = user(i, draft.user());
        if (!checks.isClean()) {
            return Optional.empty();
        }
        SegmentedText cut = text.orElseThrow();
        return Optional.of(new NewMessage(
                ids.get(),
                user.orElse(null),
                to.orElseThrow(),
                from.orElseThrow(),
                String.join("", cut.parts()),
                purpose.orElseThrow(),
                cut.encoding(),
                cut.characters(),
                cut.segments(),
                price.orElseThrow()));
    }

    private Optional<String> recipient(int i, @Nullable String to) {
        if (to == null) {
            return wrong(i, ".to", "required", "is required");
        }
        if (!PhoneNumbers.isE164(to)) {
            return wrong(i, ".to", "not-e164", "must be an international number: + and 7 to 15 digits");
        }
        if (!PhoneNumbers.isValid(to)) {
            return wrong(i, ".to", "no-such-number", "is no valid number of its country");
        }
        return Optional.of(to);
    }

    private Optional<Price> price(int i, String number) {
        Optional<Price> price = tariff.flatMap(prices -> prices.priceOf(number.substring(1)));
        if (price.isEmpty()) {
            wrong(
                    i,
                    ".to",
                    "no-price-for-destination",
                    "the tariff in " + account.chargingCurrency() + " has no price for this destination");
        }
        return price;
    }

    private Optional<SegmentedText> text(int i, @Nullable String text) {
        if (text == null) {
            return wrong(i, ".text", "required", "is required");
        }
        if (text.isEmpty()) {
            return wrong(i, ".text", "empty", "must have at least one character");
        }
        // A text is never longer than the longest one in GSM-7, so that a huge one is not cut in vain.
        SegmentedText cut = text.length() > SegmentedText.MAX_CHARACTERS ? null : SegmentedText.of(text);
        if (cut == null || cut.segments() > SegmentedText.MAX_SEGMENTS) {
            return wrong(
                    i,
                    ".text",
                    "too-long",
                    "must fit into " + SegmentedText.MAX_SEGMENTS
                            + " segments: at most 1530 characters in GSM-7, 670 in UCS-2");
        }
        if (text.codePoints().anyMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE)) {
            return wrong(i, ".text", "invalid-character", "must not contain NUL or half a surrogate pair");
        }
        return Optional.of(cut);
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
