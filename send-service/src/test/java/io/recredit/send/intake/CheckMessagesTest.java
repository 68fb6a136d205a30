package io.recredit.send.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.recredit.contracts.AccountState;
import io.recredit.contracts.Amount;
import io.recredit.contracts.Ids;
import io.recredit.contracts.LifeState;
import io.recredit.contracts.UserState;
import io.recredit.kit.problem.FieldError;
import io.recredit.send.intake.SendRequest.Draft;
import io.recredit.send.pricing.Price;
import io.recredit.send.pricing.Tariff;
import io.recredit.send.segment.Encoding;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckMessagesTest {

    private static final String FRENCH = "+33612345678";
    private static final UUID ACTIVE = Ids.next();
    private static final UUID SUSPENDED = Ids.next();
    private static final UUID STRANGER = Ids.next();

    private static final AccountState ACCOUNT =
            new AccountState("sms-ab12345-1", "acme", LifeState.ACTIVE, "CREDIT", "FR", "fr", "Europe/Paris", false, 1);

    private static final Map<UUID, UserState> USERS = Map.of(
            ACTIVE, user(ACTIVE, "sms-ab12345-1", LifeState.ACTIVE),
            SUSPENDED, user(SUSPENDED, "sms-ab12345-1", LifeState.SUSPENDED),
            STRANGER, user(STRANGER, "sms-zz99999-1", LifeState.ACTIVE));

    private static UserState user(UUID id, String account, LifeState state) {
        return new UserState(id, "api", account, "acme", state, 1);
    }

    private static CheckMessages checkMessages() {
        Tariff tariff = new Tariff(
                "t",
                "CREDIT",
                Instant.EPOCH,
                List.of(new Price("33", "FR", Amount.of("1")), new Price("39", "IT", Amount.of("0.7"))));
        return new CheckMessages(
                ACCOUNT,
                Optional.of(tariff),
                id -> Optional.ofNullable(USERS.get(id)),
                Ids::next,
                FieldNames.OF_MESSAGES);
    }

    private static Draft draft(@Nullable String to, @Nullable String text) {
        return new Draft(to, text, "Recredit", "otp", null);
    }

    private static List<FieldError> errorsOf(@Nullable Draft... drafts) {
        HttpProblem problem = catchThrowableOfType(
                HttpProblem.class, () -> checkMessages().check(new SendRequest(Arrays.asList(drafts))));
        return ((List<?>) Objects.requireNonNull(problem.getParameters().get("errors")))
                .stream().map(FieldError.class::cast).toList();
    }

    private static String errorOf(Draft draft) {
        List<FieldError> errors = errorsOf(draft);
        assertThat(errors).hasSize(1);
        return errors.getFirst().field() + " " + errors.getFirst().code();
    }

    @Test
    void a_good_message_is_cut_and_priced_by_segment() {
        NewMessage message = checkMessages()
                .check(new SendRequest(List.of(draft("+393123456789", "a".repeat(161)))))
                .getFirst();

        assertThat(message.encoding()).isEqualTo(Encoding.GSM_7);
        assertThat(message.segments()).isEqualTo(2);
        assertThat(message.price().country()).isEqualTo("IT");
        assertThat(message.total()).isEqualTo(Amount.of("1.4"));
        assertThat(message.body()).isEqualTo("a".repeat(161));
    }

    @ParameterizedTest
    @CsvSource({
        "0612345678, not-e164",
        "33612345678, not-e164",
        "+33 612345678, not-e164",
        "+3361234567, no-such-number",
        "+99912345678, no-such-number",
        "+4915123456789, no-price-for-destination"
    })
    void a_bad_recipient_is_named(String to, String code) {
        assertThat(errorOf(draft(to, "hello"))).isEqualTo("messages[0].to " + code);
    }

    @Test
    void a_bad_text_is_named() {
        assertThat(errorOf(draft(FRENCH, null))).isEqualTo("messages[0].text required");
        assertThat(errorOf(draft(FRENCH, ""))).isEqualTo("messages[0].text empty");
        assertThat(errorOf(draft(FRENCH, "a".repeat(1531)))).isEqualTo("messages[0].text too-long");
        assertThat(errorOf(draft(FRENCH, "a".repeat(10_000)))).isEqualTo("messages[0].text too-long");
        assertThat(errorOf(draft(FRENCH, "ж".repeat(671)))).isEqualTo("messages[0].text too-long");
        assertThat(errorOf(draft(FRENCH, "half \uD83D pair"))).isEqualTo("messages[0].text invalid-character");
        assertThat(errorOf(draft(FRENCH, "nul \0"))).isEqualTo("messages[0].text invalid-character");
    }

    @Test
    void a_bad_sender_purpose_or_user_is_named() {
        assertThat(errorOf(new Draft(FRENCH, "hi", "Much too long", "otp", null)))
                .isEqualTo("messages[0].from not-a-sender-id");
        assertThat(errorOf(new Draft(FRENCH, "hi", null, "otp", null))).isEqualTo("messages[0].from required");
        assertThat(errorOf(new Draft(FRENCH, "hi", "A", "spam", null)))
                .isEqualTo("messages[0].purpose unknown-purpose");
        assertThat(errorOf(new Draft(FRENCH, "hi", "A", null, null))).isEqualTo("messages[0].purpose required");
        assertThat(errorOf(new Draft(FRENCH, "hi", "A", "otp", "me"))).isEqualTo("messages[0].user unknown-user");
        assertThat(errorOf(new Draft(FRENCH, "hi", "A", "otp", STRANGER.toString())))
                .isEqualTo("messages[0].user unknown-user");
        assertThat(errorOf(new Draft(FRENCH, "hi", "A", "otp", SUSPENDED.toString())))
                .isEqualTo("messages[0].user user-not-active");
    }

    @Test
    void every_wrong_field_of_every_message_is_named() {
        assertThat(errorsOf(draft(FRENCH, "fine"), draft("x", ""), new Draft(null, "hi", "", "otp", null)))
                .extracting(FieldError::field)
                .containsExactly("messages[1].to", "messages[1].text", "messages[2].to", "messages[2].from");
    }

    @Test
    void a_request_has_one_to_five_hundred_messages() {
        Draft fine = draft(FRENCH, "hi");
        Draft[] tooMany = new Draft[501];
        Arrays.fill(tooMany, fine);

        assertThat(errorsOf()).extracting(FieldError::field).containsExactly("messages");
        assertThat(errorsOf(tooMany)).extracting(FieldError::code).containsExactly("size");
        assertThat(errorsOf((Draft) null)).extracting(FieldError::field).containsExactly("messages[0]");
    }

    @Test
    void an_account_whose_currency_has_no_tariff_cannot_send() {
        CheckMessages check =
                new CheckMessages(ACCOUNT, Optional.empty(), id -> Optional.empty(), Ids::next, FieldNames.OF_MESSAGES);

        HttpProblem problem = catchThrowableOfType(
                HttpProblem.class, () -> check.check(new SendRequest(List.of(draft(FRENCH, "hi")))));

        assertThat(problem.getParameters().get("errors")).asString().contains("no-price-for-destination");
    }

    @Test
    void a_message_may_name_an_active_user_of_its_account() {
        Draft draft = new Draft(FRENCH, "hi", "A", "campaign", ACTIVE.toString());

        assertThat(checkMessages()
                        .check(new SendRequest(List.of(draft)))
                        .getFirst()
                        .user())
                .isEqualTo(ACTIVE);
    }
}
