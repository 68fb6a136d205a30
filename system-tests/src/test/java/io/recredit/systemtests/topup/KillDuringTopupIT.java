package io.recredit.systemtests.topup;

import static org.assertj.core.api.Assertions.assertThat;

import io.recredit.localstack.services.ServiceProcess;
import io.recredit.systemtests.harness.RunningSystem;
import io.recredit.systemtests.harness.Service;
import io.recredit.systemtests.harness.SystemTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code kill -9} of the process that charges cards, at five points of an attempt. */
@SystemTest
class KillDuringTopupIT {

    private static final Map<String, String> WITHOUT_TOPUPS = Map.of("RECREDIT_TOPUP_ENABLED", "false");
    private static final Map<String, String> TOPUPS_ONLY = Map.of("RECREDIT_CHARGING_ENABLED", "false");

    @Test
    void aCardIsChargedAndCreditedOnceWhenBillingServiceIsKilled(RunningSystem system) {
        KillDuringTopups topups = new KillDuringTopups(system);
        long pid = system.pid(Service.BILLING);

        topups.run(() -> system.kill(Service.BILLING), () -> system.start(Service.BILLING));

        assertThat(system.pid(Service.BILLING)).isNotEqualTo(pid);
    }

    @Test
    void aCardIsChargedAndCreditedOnceWhenTheWorkerDeployedAloneIsKilled(RunningSystem system) {
        system.stop(Service.BILLING);
        system.startWith(Service.BILLING, WITHOUT_TOPUPS);
        try (ServiceProcess worker = system.startFurther("topup-worker", Service.BILLING, TOPUPS_ONLY)) {
            KillDuringTopups topups = new KillDuringTopups(system);
            long pid = worker.pid();

            topups.run(worker::kill, worker::start);

            assertThat(worker.pid()).isNotEqualTo(pid);
        } finally {
            system.stop(Service.BILLING);
            system.start(Service.BILLING);
        }
    }
}
