package io.recredit.send.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class WaitPreferenceTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wait=5|wait=5",
                "wait = 5|wait=5",
                "respond-async, wait=10|wait=10",
                "Wait=30|wait=30",
                "wait=600|wait=30",
                "wait=0|wait=0",
            })
    void a_wait_is_applied_up_to_thirty_seconds(String header, String applied) {
        assertThat(WaitPreference.parse(header)).map(WaitPreference::applied).hasValue(applied);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "wait", "wait=soon", "wait=-1", "wait=1.5", "await=5", "return=minimal"})
    void what_is_not_understood_is_no_preference(String header) {
        assertThat(WaitPreference.parse(header)).isEmpty();
    }
}
