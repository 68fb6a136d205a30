package io.recredit.account.event;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The clock of the service, so that nothing below asks for the time itself. */
class ClockBean {

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }
}
