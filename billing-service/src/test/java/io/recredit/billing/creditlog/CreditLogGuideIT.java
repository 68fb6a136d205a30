package io.recredit.billing.creditlog;

import static io.recredit.billing.Ground.account;
import static io.recredit.billing.Ground.as;
import static io.recredit.billing.Ground.customer;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.recredit.billing.LedgerGround;
import io.recredit.billing.LedgerGround.Message;
import io.recredit.billing.ledger.BalanceKey;
import io.recredit.billing.ledger.Entry;
import io.recredit.contracts.Purpose;
import io.recredit.testkit.StackResource;
import io.recredit.testkit.Tokens;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code docs/credit-log.md} and {@code docs/spending.md} show: every request gets the answer that is printed below it. */
@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
@SuppressWarnings("NullAway.Init")
class CreditLogGuideIT {

    private static final String ACCOUNT_SHOWN = "sms-ab12345-1";
    private static final LocalDate DAY_SHOWN = LocalDate.parse("2026-03-02");
    private static final UUID USER = UUID.fromString("019b8d3a-5c00-7d7e-9f57-6a5d1c2b3a49");
    private static final Pattern DATE = Pattern.compile("\\b20[0-9]{2}-[0-9]{2}-[0-9]{2}");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern EXAMPLE =
            Pattern.compile("```\\nGET (\\S+)\\n```\\n\\n```(json|csv)\\n(.*?)```", Pattern.DOTALL);

    /** A Monday of which the ledger has the week, whatever the date is. */
    private final LocalDate day =
            LocalDate.now(ZoneOffset.UTC).minusWeeks(1).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));

    @Inject
    LedgerGround ledger;

    private record Example(String request, String form, String answer) {}

    @ParameterizedTest
    @ValueSource(strings = {"credit-log.md", "spending.md"})
    void every_request_of_the_guide_is_answered_as_shown(String guide) throws IOException {
        // Given
        String customer = customer();
        String account = account(customer);
        spend(new BalanceKey(customer, account, "CREDIT"));
        List<Example> examples = examples(Files.readString(Path.of("..", "docs", guide)));
        assertThat(examples).hasSizeGreaterThan(1);
        for (Example example : examples) {
            // When
            String path = shifted(example.request()).replace(ACCOUNT_SHOWN, account);
            Response response = as(Tokens.owner(customer)).get(path);
            // Then
            assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
            String shown = shifted(example.answer()).replace(ACCOUNT_SHOWN, account);
            if (example.form().equals("json")) {
                assertThat(json(response.asString())).isEqualTo(json(shown));
            } else {
                assertThat(withoutIds(response.asString())).isEqualTo(withoutIds(shown.replace("\n", "\r\n")));
            }
        }
    }

    private void spend(BalanceKey balance) {
        ledger.topup(balance, at("08:00"), "100");
        ledger.charge(balance, at("08:05"), "0.7", new Message(null, 1, "IT", "39", Purpose.OTP));
        Entry campaign = ledger.charge(balance, at("08:06"), "2", new Message(null, 2, "FR", "336", Purpose.CAMPAIGN));
        ledger.refund(campaign, at("08:07"), "carrier-refused");
        ledger.adjustment(balance, at("09:00"), "-10", "-10: credited twice");
        ledger.charge(balance, at("23:30"), "1", new Message(USER, 1, "FR", "33", Purpose.NOTIFICATION));
    }

    private Instant at(String time) {
        return day.atTime(LocalTime.parse(time)).toInstant(ZoneOffset.UTC);
    }

    private static List<Example> examples(String guide) {
        List<Example> examples = new ArrayList<>();
        var found = EXAMPLE.matcher(guide);
        while (found.find()) {
            examples.add(new Example(found.group(1), found.group(2), found.group(3)));
        }
        return examples;
    }

    /** The guide's days are moved to those of this test. */
    private String shifted(String text) {
        return DATE.matcher(text)
                .replaceAll(date -> day.plusDays(ChronoUnit.DAYS.between(DAY_SHOWN, LocalDate.parse(date.group())))
                        .toString());
    }

    /** Ids are made anew each time, and carry the time. */
    private static String withoutIds(String text) {
        return ID.matcher(text).replaceAll("an-id");
    }

    private static Object json(String text) {
        return JsonPath.from(withoutIds(text)).getMap("$");
    }
}
