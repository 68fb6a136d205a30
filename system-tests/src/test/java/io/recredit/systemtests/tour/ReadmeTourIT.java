package io.recredit.systemtests.tour;

import static org.assertj.core.api.Assertions.assertThat;

import io.recredit.localstack.StackAddresses;
import io.recredit.systemtests.harness.RunningSystem;
import io.recredit.systemtests.harness.SystemTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's five minutes with curl work as printed. */
@SystemTest
class ReadmeTourIT {

    private static final int SECONDS = 240;

    @Test
    void everyCommandAsPrintedWorks(RunningSystem system, @TempDir Path folder) throws Exception {
        List<String> blocks = Tour.blocksOf(Files.readString(system.checkout().resolve("README.md")));
        assertThat(blocks).as("blocks of the tour").isNotEmpty();

        String output = run(system, "set -euo pipefail\n" + String.join("\n", blocks), folder);

        assertThat(output)
                .contains("the account is sms-")
                .contains("\"balanceLeft\":\"3.3\"")
                .containsIgnoringCase("idempotency-replayed: true")
                .contains("\"reason\":\"insufficient-balance\"")
                .contains("\"balance\":\"3.3\"")
                .contains("\"kind\":\"charge\"")
                .contains("\"state\":\"open\"")
                .contains("\"status\":403")
                .contains("\"brand\":\"visa\"")
                .contains("\"kind\":\"automatic\"")
                .contains("\"balance\":\"103.3\"");
    }

    private static String run(RunningSystem system, String script, Path folder)
            throws IOException, InterruptedException {
        StackAddresses addresses = system.addresses();
        Path output = folder.resolve("tour.out");
        ProcessBuilder bash = new ProcessBuilder("bash", "-c", script)
                .directory(system.checkout().toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        bash.environment()
                .putAll(Map.of(
                        "KEYCLOAK_URL", addresses.realmUrl().replace("/realms/recredit", ""),
                        "ACCOUNT_URL", addresses.accountService(),
                        "BILLING_URL", addresses.billingService(),
                        "SEND_URL", addresses.sendService(),
                        "INBOX_URL", addresses.inboxUrl()));
        Process process = bash.start();
        process.getOutputStream().close();
        boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();
        String said = Files.readString(output);
        assertThat(ended).as("the tour ends within %d s: %s", SECONDS, said).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }
}
