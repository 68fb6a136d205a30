package io.recredit.systemtests.fault;

import io.recredit.systemtests.crash.KillWhileSending;
import io.recredit.systemtests.crash.Victim;
import io.recredit.systemtests.harness.RunningSystem;
import io.recredit.systemtests.harness.SystemTest;
import org.junit.jupiter.api.Test;

/** {@code kill -9} of Kafka in the middle of sending, several times; no service is restarted. */
@SystemTest
class KillKafkaIT {

    @Test
    void nothingIsLostDoubledOrNegative(RunningSystem system) {
        KillWhileSending.run(system, Victim.kafka(system));
    }
}
