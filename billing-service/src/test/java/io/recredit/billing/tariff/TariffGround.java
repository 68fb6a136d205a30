package io.recredit.billing.tariff;

import static io.recredit.billing.Ground.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.recredit.testkit.Tokens;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** What tests of prices stand on: imports, and the one tariff in credits that is valid while they run. */
public final class TariffGround {

    /** The tariff that the project ships, valid since {@link #IN_FORCE_FROM}. */
    public static final String IN_FORCE = "credit-2026";

    public static final String IN_FORCE_FROM = "2026-01-01T00:00:00Z";

    private static final int FIRST_YEAR = 2100;
    private static final int YEARS = 700;

    private TariffGround() {}

    /** Sees to it that the shipped tariff is valid. It stays the only one in credits that is: others begin later. */
    public static void pricesAreInForce() {
        Response response = importCsv(IN_FORCE, "CREDIT", IN_FORCE_FROM, shippedFile());
        assertThat(response.statusCode()).as(response.asString()).isIn(200, 201);
    }

    /** The file of the shipped tariff. */
    public static String shippedFile() {
        try (InputStream shipped =
                Objects.requireNonNull(TariffGround.class.getResourceAsStream("/demo/tariff-credit.csv"))) {
            return new String(shipped.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A second in the far future in which no other test's tariff begins. */
    public static String time() {
        Instant first =
                ZonedDateTime.of(FIRST_YEAR, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC).toInstant();
        Instant end = ZonedDateTime.of(FIRST_YEAR + YEARS, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC)
                .toInstant();
        return Instant.ofEpochSecond(ThreadLocalRandom.current().nextLong(first.getEpochSecond(), end.getEpochSecond()))
                .toString();
    }

    public static String newId() {
        return "t-" + UUID.randomUUID();
    }

    /** An operator's import. */
    public static Response importCsv(String id, String currency, String validFrom, String file) {
        return importCsv("id=" + id + "&currency=" + currency + "&validFrom=" + validFrom, file);
    }

    /** An operator's import that changes nothing. */
    public static Response rehearse(String id, String currency, String validFrom, String file) {
        return importCsv("id=" + id + "&currency=" + currency + "&validFrom=" + validFrom + "&dryRun=true", file);
    }

    static Response importCsv(String query, String file) {
        return as(Tokens.operator())
                .contentType("text/csv; charset=utf-8")
                .body(file.getBytes(StandardCharsets.UTF_8))
                .urlEncodingEnabled(false)
                .post("/v1/tariffs?" + query);
    }
}
