package io.recredit.kit.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagingTest {

    @Test
    void aCursorGivesBackItsParts() {
        assertThat(Cursor.decode(Cursor.encode("é", "", "b"))).contains(List.of("é", "", "b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "a", "AA=A", "AAAA"})
    void rubbishIsNoCursor(String cursor) {
        assertThat(Cursor.decode(cursor)).isEmpty();
    }

    @Test
    void aCursorOfAnyLengthIsNotRead() {
        assertThat(Cursor.decode("A".repeat(Cursor.MAX_LENGTH + 4))).isEmpty();
    }

    @Test
    void withoutParametersItIsTheFirstFifty() {
        assertThat(PageRequest.parse(null, null)).isEqualTo(new PageRequest(50, List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "201", "-1", "x", "1e2", "9999999999"})
    void aLimitOutOfRangeIsRefused(String limit) {
        assertThatThrownBy(() -> PageRequest.parse(limit, null)).hasMessageContaining("Invalid request");
    }

    @Test
    void aCursorOfAnotherListIsRefused() {
        PageRequest request = PageRequest.parse("1", Cursor.encode("not-a-number"));

        assertThatThrownBy(request::afterNumber).hasMessageContaining("Invalid request");
        assertThatThrownBy(request::afterId).hasMessageContaining("Invalid request");
        assertThat(request.afterText()).contains("not-a-number");
    }

    @Test
    void aCursorCanBeAnId() {
        UUID id = new UUID(1, 2);

        assertThat(PageRequest.parse(null, Cursor.encode(id.toString())).afterId())
                .contains(id);
    }

    @Test
    void theRowTooManyTellsThatThereIsMore() {
        // Given
        PageRequest request = PageRequest.parse("2", null);

        // When
        Page<String> full = Page.of(List.of("a", "b", "c"), request, Cursor::encode);
        Page<String> last = Page.of(List.of("a", "b"), request, Cursor::encode);

        // Then
        assertThat(full.items()).containsExactly("a", "b");
        assertThat(full.nextCursor()).isEqualTo(Cursor.encode("b"));
        assertThat(last.items()).containsExactly("a", "b");
        assertThat(last.nextCursor()).isNull();
    }
}
