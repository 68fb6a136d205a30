package io.recredit.billing.creditlog;

import static io.recredit.billing.Ground.account;
import static io.recredit.billing.Ground.as;
import static io.recredit.billing.Ground.customer;
import static io.recredit.testkit.Problems.assertProblem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.recredit.billing.Ground;
import io.recredit.billing.LedgerGround;
import io.recredit.billing.ledger.BalanceKey;
import io.recredit.testkit.StackResource;
import io.recredit.testkit.Tokens;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Predicate;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/** The log as a file: whole, in constant memory, as fast as it is read, and only so many at a time. */
@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
@SuppressWarnings("NullAway.Init")
class CreditLogExportIT {

    private static final Logger LOG = Logger.getLogger(CreditLogExportIT.class);

    private static final String FILE = "/v1/accounts/{account}/credit-log.csv";
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** {@code -Drecredit.test.export-lines=1000000} tries it with a million. */
    private static final int LINES = Integer.getInteger("recredit.test.export-lines", 50_000);

    /** So much more may be live in the middle of an export than before it; a million lines are 150 MB. */
    private static final long MAX_BYTES_MORE = 24L << 20;

    @Inject
    LedgerGround ledger;

    @Inject
    MeterRegistry metrics;

    @Test
    void a_long_log_is_exported_whole_in_constant_memory() throws Exception {
        // Given
        String customer = customer();
        String account = longLog(customer);
        long before = liveBytes();
        long begun = System.nanoTime();

        // When
        HttpResponse<InputStream> response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(uri(account))
                                .header("Authorization", "Bearer " + Tokens.owner(customer))
                                .build(),
                        HttpResponse.BodyHandlers.ofInputStream());
        long most = 0;
        long characters = 0;
        int expected = LINES + 1;
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).isEqualTo(String.join(",", LogCsv.HEADER));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                // Then
                assertThat(line).startsWith(expected + ",");
                characters += line.length() + 2;
                if (expected % (LINES / 5) == 0) {
                    most = Math.max(most, liveBytes());
                }
                expected--;
            }
        }

        // Then
        LOG.infof(
                "%d lines, %d MB, %d ms, %d KiB more live at most",
                LINES + 1, characters / 1_000_000, (System.nanoTime() - begun) / 1_000_000, (most - before) >> 10);
        assertThat(expected).as("every line down to no 1").isZero();
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
        assertThat(response.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"credit-log-%s-CREDIT.csv\"".formatted(account));
        assertThat(most - before).isLessThan(MAX_BYTES_MORE);
        awaitNoExports();
    }

    @Test
    void whoever_does_not_read_stops_the_work_until_he_goes_and_a_file_that_is_not_whole_shows_it() throws Exception {
        // Given
        String customer = customer();
        String account = longLog(customer);
        double exported = exportedLines();

        try (Socket first = open(customer, account);
                Socket second = open(customer, account)) {
            // When
            await().atMost(LIMIT).until(() -> exports() == 2 && exportedLines() > exported);
            await().atMost(LIMIT).during(Duration.ofMillis(400)).until(this::exportedLines, isTheSameAs());
            // Two samples may also be the same because this process was not given any time.
            await().atMost(LIMIT)
                    .untilAsserted(() -> assertThat(busyConnections()).isEmpty());

            // Then
            assertThat(exportedLines() - exported).isLessThan(2.0 * LINES);
            Response third = as(Tokens.owner(customer)).get(FILE, account);
            assertProblem(third, 503, "unavailable");
            assertThat(third.header("Retry-After")).isEqualTo("10");
            String other = customer();
            assertThat(as(Tokens.owner(other)).get(FILE, account(other)).statusCode())
                    .isEqualTo(200);

            // When
            first.close();

            // Then
            await().atMost(LIMIT).until(() -> exports() == 1);

            // When
            String broken = ledger.whileRenamed("entry", "entry_away", () -> rest(second));

            // Then
            assertThat(broken).contains(",charge,").doesNotEndWith("\r\n0\r\n\r\n");
        }
        awaitNoExports();
        assertThat(exportedLines() - exported).isLessThan(2.0 * LINES);
        assertThat(as(Tokens.owner(customer))
                        .get(FILE + "?kind=topup", account)
                        .asString()
                        .lines())
                .hasSize(2);
    }

    @Test
    void an_empty_log_is_a_header() {
        Response response = as(Tokens.operator()).get(FILE, account(customer()));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.asString()).isEqualTo(String.join(",", LogCsv.HEADER) + "\r\n");
        assertThat(response.header(LogFile.ARCHIVED_BEFORE)).isNull();
    }

    @Test
    void what_people_wrote_stays_text() {
        // Given
        String customer = customer();
        String account = account(customer);
        BalanceKey balance = new BalanceKey(customer, account, "CREDIT");
        ledger.adjustment(balance, Instant.now(), "1", "=HYPERLINK(\"http://evil\",\"a, b\")");
        ledger.adjustment(balance, Instant.now(), "-1", "größer, „als“ \"vorher\"");

        // When
        List<String> lines =
                as(Tokens.owner(customer)).get(FILE, account).asString().lines().toList();

        // Then
        assertThat(lines.get(2)).contains(",\"'=HYPERLINK(\"\"http://evil\"\",\"\"a, b\"\")\",olivia,");
        assertThat(lines.get(1)).contains(",-1,0,CREDIT,").contains(",\"größer, „als“ \"\"vorher\"\"\",olivia,");
    }

    @Test
    void only_owners_of_the_customer_and_operators_get_it() {
        String customer = customer();
        String account = account(customer);
        assertThat(as(Tokens.owner(customer)).get(FILE, account).statusCode()).isEqualTo(200);
        assertProblem(as(Tokens.owner(customer())).get(FILE, account), 404, "not-found");
        assertProblem(as(Tokens.operator()).get(FILE, "sms-qq00000-1"), 404, "not-found");
        assertProblem(as(Tokens.sender(customer)).get(FILE, account), 403, "forbidden");
        assertThat(given().get(FILE, account).statusCode()).isEqualTo(401);
        assertThat(as(Tokens.owner(customer))
                        .accept("application/json")
                        .get(FILE, account)
                        .statusCode())
                .isEqualTo(406);
    }

    private String longLog(String customer) {
        String account = Ground.account(customer);
        ledger.spendOneByOne(
                new BalanceKey(customer, account, "CREDIT"), Instant.now().minus(1, ChronoUnit.DAYS), LINES);
        return account;
    }

    /** Asks for the file and never reads. */
    private static Socket open(String customer, String account) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress("127.0.0.1", RestAssured.port));
        String request = "GET %s HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\nConnection: close\r\n\r\n"
                .formatted(uri(account).getPath(), Tokens.owner(customer));
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** All that comes until the connection ends. */
    private static String rest(Socket socket) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(bytes);
        } catch (SocketException reset) {
            LOG.debug("the connection was reset");
        }
        return bytes.toString(StandardCharsets.US_ASCII);
    }

    private static URI uri(String account) {
        return URI.create("http://127.0.0.1:" + RestAssured.port + FILE.replace("{account}", account));
    }

    private void awaitNoExports() {
        await().atMost(LIMIT).until(() -> exports() == 0);
    }

    private double exports() {
        Gauge exports = metrics.find("recredit.credit.log.exports").gauge();
        return exports == null ? 0 : exports.value();
    }

    private double exportedLines() {
        Counter lines = metrics.find("recredit.credit.log.exported.lines").counter();
        return lines == null ? 0 : lines.count();
    }

    /** Passes as long as every value is that of the first time. */
    private static Predicate<Double> isTheSameAs() {
        double[] last = {-1};
        return now -> {
            boolean same = last[0] == now;
            last[0] = now;
            return same;
        };
    }

    /** Connections that read a log, or keep a transaction after having read it. */
    private List<String> busyConnections() {
        return ledger.texts("""
                select state || ': ' || query from pg_stat_activity
                where datname = current_database() and pid <> pg_backend_pid()
                    and state <> 'idle' and query like '%looked_at%'""");
    }

    private static long liveBytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
