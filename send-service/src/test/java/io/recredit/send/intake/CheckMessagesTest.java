package io.recredit.send.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.recredit.contracts.AccountState;
import io.recredit.contracts.Amount;
import io.recredit.contracts.Ids;
import io.recredit.contracts.LifeState;
import io.recredit.contracts.NationalLanguage;
import io.recredit.contracts.UserState;
import io.recredit.kit.problem.FieldError;
import io.recredit.send.intake.SendRequest.Draft;
import io.recredit.send.message.SubstitutionView;
import io.recredit.send.pricing.Price;
import io.recredit.send.pricing.Tariff;
import io.recredit.send.segment.Gsm7;
import io.recredit.send.segment.Ucs2;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
        return checkMessages(ACCOUNT);
    }

    private static CheckMessages checkMessages(AccountState account) {
        Tariff tariff = new Tariff(
                "t",
                "CREDIT",
                Instant.EPOCH,
                List.of(new Price("33", "FR", Amount.of("1")), new Price("39", "IT", Amount.of("0.7"))));
        Tariff dollars = new Tariff("d", "USD", Instant.EPOCH, List.of(new Price("1202", "US", Amount.of("0.0079"))));
        Map<String, Tariff> tariffs = Map.of("CREDIT", tariff, "USD", dollars);
        return new CheckMessages(
                account,
                currency -> Optional.ofNullable(tariffs.get(currency)),
                id -> Optional.ofNullable(USERS.get(id)),
                Ids::next,
                FieldNames.OF_MESSAGES);
    }

    /** The account with other message settings than usual. */
    private static AccountState account(
            int maxSegments, Set<NationalLanguage> languages, Map<String, String> destinationCurrencies) {
        return new AccountState(
                ACCOUNT.account(),
                ACCOUNT.customer(),
                ACCOUNT.state(),
                ACCOUNT.chargingCurrency(),
                ACCOUNT.homeCountry(),
                ACCOUNT.language(),
                ACCOUNT.timeZone(),
                false,
                2,
                maxSegments,
                languages,
                destinationCurrencies);
    }

    private static Draft draft(@Nullable String to, @Nullable String text) {
        return new Draft(to, text, "Recredit", "otp", null, null);
    }

    private static List<FieldError> errorsOf(@Nullable Draft... drafts) {
        HttpProblem problem = catchThrowableOfType(
                HttpProblem.class, () -> checkMessages().check(new SendRequest(Arrays.asList(drafts), null)));
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
                .check(new SendRequest(List.of(draft("+393123456789", "a".repeat(161))), null))
                .getFirst();

        assertThat(message.alphabet()).isEqualTo(Gsm7.DEFAULT);
        assertThat(message.substitution()).isNull();
        assertThat(message.currency()).isEqualTo("CREDIT");
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
        assertThat(errorOf(new Draft(FRENCH, "hi", "Much too long", "otp", null, null)))
                .isEqualTo("messages[0].from not-a-sender-id");
        assertThat(errorOf(new Draft(FRENCH, "hi", null, "otp", null, null))).isEqualTo("messages[0].from required");
        assertThat(errorOf(new Draft(FRENCH, "hi", "A", "spam", null, null)))
                .isEqualTo("messages[0].purpose unknown-purpose");
        assertThat(errorOf(new Draft(FRENCH, "hi", "A", null, null, null))).isEqualTo("messages[0].purpose required");
        assertThat(errorOf(new Draft(FRENCH, "hi", "A", "otp", "me", null))).isEqualTo("messages[0].user unknown-user");
        assertThat(errorOf(new Draft(FRENCH, "hi", "A", "otp", STRANGER.toString(), null)))
                .isEqualTo("messages[0].user unknown-user");
        assertThat(errorOf(new Draft(FRENCH, "hi", "A", "otp", SUSPENDED.toString(), null)))
                .isEqualTo("messages[0].user user-not-active");
    }

    @Test
    void every_wrong_field_of_every_message_is_named() {
        assertThat(errorsOf(draft(FRENCH, "fine"), draft("x", ""), new Draft(null, "hi", "", "otp", null, null)))
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

    private static List<FieldError> errorsOf(AccountState account, SendRequest request) {
        HttpProblem problem = catchThrowableOfType(
                HttpProblem.class, () -> checkMessages(account).check(request));
        return ((List<?>) Objects.requireNonNull(problem.getParameters().get("errors")))
                .stream().map(FieldError.class::cast).toList();
    }

    @Test
    void the_accounts_limit_decides_how_many_segments_a_text_may_have_and_the_problem_has_the_numbers() {
        AccountState two = account(2, Set.of(), Map.of());

        assertThat(checkMessages(two)
                        .check(new SendRequest(List.of(draft(FRENCH, "a".repeat(306))), null))
                        .getFirst()
                        .segments())
                .isEqualTo(2);
        assertThat(errorsOf(two, new SendRequest(List.of(draft(FRENCH, "]".repeat(153))), null)))
                .containsExactly(new FieldError(
                        "messages[0].text",
                        "too-long",
                        "needs 3 segments (306 characters in GSM-7); the account's limit is 2"));
        assertThat(errorsOf(two, new SendRequest(List.of(draft(FRENCH, "a".repeat(400))), null)))
                .containsExactly(new FieldError(
                        "messages[0].text",
                        "too-long",
                        "has 400 characters, which do not fit into the account's limit of 2 segments"));
        assertThat(checkMessages(account(20, Set.of(), Map.of()))
                        .check(new SendRequest(List.of(draft(FRENCH, "a".repeat(3060))), null))
                        .getFirst()
                        .segments())
                .isEqualTo(20);
    }

    @Test
    void an_account_that_opted_into_a_language_is_written_and_billed_in_it() {
        NewMessage message = checkMessages(account(10, Set.of(NationalLanguage.SPANISH), Map.of()))
                .check(new SendRequest(List.of(draft(FRENCH, "ú".repeat(75))), null))
                .getFirst();

        assertThat(message.alphabet()).hasToString("GSM-7 single es");
        assertThat(message.characters()).isEqualTo(150);
        assertThat(message.segments()).isEqualTo(1);
    }

    private static NewMessage smart(AccountState account, String text) {
        return checkMessages(account)
                .check(new SendRequest(List.of(draft(FRENCH, text)), true))
                .getFirst();
    }

    @Test
    void smart_substitution_is_applied_where_it_is_asked_for_and_reported() {
        NewMessage message = smart(ACCOUNT, "it’s “fine”");

        assertThat(message.body()).isEqualTo("it's \"fine\"");
        assertThat(message.alphabet()).isEqualTo(Gsm7.DEFAULT);
        assertThat(message.substitution()).isEqualTo(new SubstitutionView(3, true));
        assertThat(smart(ACCOUNT, "plain").substitution()).isEqualTo(new SubstitutionView(0, false));
    }

    @Test
    void a_message_may_ask_for_itself_whatever_the_request_says() {
        Draft asks = new Draft(FRENCH, "it’s", "A", "otp", null, true);
        Draft declines = new Draft(FRENCH, "it’s", "A", "otp", null, false);

        assertThat(checkMessages().check(new SendRequest(List.of(asks, declines), null)).stream()
                        .map(NewMessage::body))
                .containsExactly("it's", "it’s");
        assertThat(checkMessages()
                        .check(new SendRequest(List.of(declines), true))
                        .getFirst()
                        .substitution())
                .isNull();
    }

    @Test
    void a_substitution_that_saves_nothing_or_needs_more_segments_is_left_out() {
        NewMessage message = smart(ACCOUNT, "ж" + "…".repeat(69));

        assertThat(message.body()).isEqualTo("ж" + "…".repeat(69));
        assertThat(message.alphabet()).isEqualTo(Ucs2.ALPHABET);
        assertThat(message.segments()).isEqualTo(1);
        assertThat(message.substitution()).isEqualTo(new SubstitutionView(0, false));
        NewMessage stays = smart(ACCOUNT, "it’s ж…");
        assertThat(stays.body()).isEqualTo("it’s ж…");
        assertThat(stays.substitution()).isEqualTo(new SubstitutionView(0, false));
        NewMessage shorter = smart(ACCOUNT, "ж\u200B".repeat(70));
        assertThat(shorter.segments()).isEqualTo(1);
        assertThat(shorter.substitution()).isEqualTo(new SubstitutionView(70, false));
    }

    @Test
    void a_text_of_which_substitution_leaves_nothing_is_empty_and_one_that_it_shortens_may_fit() {
        SendRequest nothing = new SendRequest(List.of(draft(FRENCH, "\u200B\u200B")), true);

        assertThat(errorsOf(ACCOUNT, nothing)).extracting(FieldError::code).containsExactly("empty");
        NewMessage shortened = smart(account(1, Set.of(), Map.of()), "a\u200B".repeat(160));
        assertThat(shortened.segments()).isEqualTo(1);
        assertThat(shortened.substitution()).isEqualTo(new SubstitutionView(160, true));
    }

    private static final String AMERICAN = "+12025550123";
    private static final String CANADIAN = "+15062345678";

    @Test
    void the_destinations_country_decides_the_currency_and_a_request_may_mix_them() {
        AccountState dollars = account(10, Set.of(), Map.of("US", "USD"));

        List<NewMessage> messages = checkMessages(dollars)
                .check(new SendRequest(List.of(draft(FRENCH, "hi"), draft(AMERICAN, "a".repeat(161))), null));

        assertThat(messages).extracting(NewMessage::currency).containsExactly("CREDIT", "USD");
        assertThat(messages).extracting(NewMessage::total).containsExactly(Amount.of("1"), Amount.of("0.0158"));
    }

    @Test
    void a_currency_without_a_tariff_or_a_price_is_refused_precisely_and_nothing_is_converted() {
        AccountState account = account(10, Set.of(), Map.of("US", "USD", "FR", "EUR", "CA", "USD"));

        assertThat(errorsOf(
                        account,
                        new SendRequest(
                                List.of(draft(FRENCH, "hi"), draft(CANADIAN, "hi"), draft(AMERICAN, "hi")), null)))
                .containsExactly(
                        new FieldError(
                                "messages[0].to",
                                "no-tariff",
                                "messages to FR are taken from EUR, in which there is no tariff now"),
                        new FieldError(
                                "messages[1].to",
                                "no-price-for-destination",
                                "the tariff in USD has no price for this destination"));
        assertThat(errorsOf(ACCOUNT, new SendRequest(List.of(draft(AMERICAN, "hi")), null)))
                .as("the dollar tariff has a price, but messages to the US are taken from CREDIT")
                .extracting(FieldError::code)
                .containsExactly("no-price-for-destination");
    }

    @Test
    void a_message_may_name_an_active_user_of_its_account() {
        Draft draft = new Draft(FRENCH, "hi", "A", "campaign", ACTIVE.toString(), null);

        assertThat(checkMessages()
                        .check(new SendRequest(List.of(draft), null))
                        .getFirst()
                        .user())
                .isEqualTo(ACTIVE);
    }
}
