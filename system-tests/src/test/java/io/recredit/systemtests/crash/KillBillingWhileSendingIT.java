package io.recredit.systemtests.crash;

import io.recredit.systemtests.harness.RunningSystem;
import io.recredit.systemtests.harness.Service;
import io.recredit.systemtests.harness.SystemTest;
import org.junit.jupiter.api.Test;

/** {@code kill -9} of billing-service in the middle of sending, several times. */
@SystemTest
class KillBillingWhileSendingIT {

    @Test
    void nothingIsLostDoubledOrNegative(RunningSystem system) {
        KillWhileSending.run(system, Victim.of(system, Service.BILLING));
    }
}
