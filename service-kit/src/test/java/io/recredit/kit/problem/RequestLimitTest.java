package io.recredit.kit.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RequestLimitTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final RequestLimit limit = new RequestLimit(new UnavailableLog(), 2, 1_000, Duration.ofSeconds(15));
    private final IncomingBodies bodies = new IncomingBodies(1_000, Duration.ofSeconds(15));

    @Test
    void asManyRequestsAsMayBeAreTakenAndTheNextWhenOneIsDone() {
        assertThat(limit.take()).isTrue();
        assertThat(limit.take()).isTrue();
        assertThat(limit.take()).isFalse();

        limit.giveBack();

        assertThat(limit.take()).isTrue();
        assertThat(limit.take()).isFalse();
    }

    @Test
    void bodiesTakeTheRoomOfWhatHasArrivedUntilTheirRequestIsDone() {
        Body first = add(0);
        Body second = add(0);
        bodies.look(0);
        assertThat(bodies.isFull()).isFalse();

        first.arrived = 600;
        second.arrived = 400;
        first.whole = true;
        bodies.look(0);
        assertThat(bodies.isFull()).isTrue();

        bodies.remove(first);
        bodies.look(0);
        assertThat(bodies.isFull()).isFalse();
        assertThat(second.stopped).isNull();
    }

    @Test
    void theYoungestUnfinishedBodyGivesWayWhenTooMuchHasArrived() {
        Body whole = add(3 * SECOND);
        Body older = add(1 * SECOND);
        Body younger = add(2 * SECOND);
        whole.arrived = 500;
        whole.whole = true;
        older.arrived = 400;
        younger.arrived = 101;

        bodies.look(4 * SECOND);

        assertThat(younger.stopped).isEqualTo(RequestLimit.TOO_MANY);
        assertThat(older.stopped).isNull();
        assertThat(whole.stopped).isNull();
        assertThat(bodies.isFull()).isFalse();
    }

    @Test
    void aBodyThatTricklesIsEndedAndOneThatIsWholeMayTakeItsTime() {
        Body slow = add(0);
        Body whole = add(0);
        whole.whole = true;

        bodies.look(15 * SECOND);
        assertThat(slow.stopped).isNull();
        bodies.look(16 * SECOND);

        assertThat(slow.stopped).isEqualTo(IncomingBodies.TOO_SLOW);
        assertThat(whole.stopped).isNull();
    }

    @Test
    void nobodyWritesLinesIntoTheLog() {
        assertThat(UnavailableLog.onOneLine("/v1/a\r\nb\u0085c\u2028d")).doesNotContain("\r", "\n", "\u2028");
    }

    private Body add(long sinceNanos) {
        Body body = new Body();
        bodies.add(body, sinceNanos);
        return body;
    }

    private static final class Body implements IncomingBody {
        private long arrived;
        private boolean whole;
        private @Nullable EarlyProblem stopped;

        @Override
        public long arrivedBytes() {
            return arrived;
        }

        @Override
        public boolean isWhole() {
            return whole;
        }

        @Override
        public void stop(EarlyProblem why) {
            stopped = why;
        }
    }
}
