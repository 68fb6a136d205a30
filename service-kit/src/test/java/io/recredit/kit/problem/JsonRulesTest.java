package io.recredit.kit.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.module.paramnames.ParameterNamesModule;
import io.recredit.contracts.Amount;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonRulesTest {

    private final ObjectMapper mapper = mapper();

    record Order(List<Line> lines) {}

    record Line(@Nullable String text, @Nullable Amount price, int count) {}

    private static ObjectMapper mapper() {
        // As Quarkus makes it.
        ObjectMapper mapper = new ObjectMapper().registerModule(new ParameterNamesModule());
        new JsonRules().customize(mapper);
        return mapper;
    }

    @Test
    void anAmountIsADecimalString() throws JsonProcessingException {
        Line line = mapper.readValue("{\"price\": \"0.7\", \"count\": 1}", Line.class);

        assertThat(line.price()).isEqualTo(Amount.ofMicros(700_000));
        assertThat(mapper.writeValueAsString(line)).contains("\"price\":\"0.7\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"lines\": [{\"count\": 1}, {\"count\": 1, \"price\": 0.7}]}",
                "{\"lines\": [{\"count\": 1}, {\"count\": 1, \"price\": \"1e3\"}]}",
                "{\"lines\": [{\"count\": 1}, {\"count\": 1, \"price\": \"0.1234567\"}]}",
                "{\"lines\": [{\"count\": 1}, {\"count\": 1, \"price\": {}}]}",
            })
    void aBadAmountIsFoundByItsPath(String json) {
        JsonMappingException failure =
                catchThrowableOfType(JsonMappingException.class, () -> mapper.readValue(json, Order.class));

        assertThat(JsonPath.of(failure.getPath())).isEqualTo("lines[1].price");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"count\": 1, \"text\": 7}",
                "{\"count\": 1, \"text\": true}",
                "{\"count\": \"1\"}",
                "{\"count\": 1.5}",
                "{\"count\": null}",
                "{\"count\": 1, \"other\": 1}",
                "{\"count\": 1, \"count\": 2}",
                "{\"count\": 1} 2",
            })
    void nothingIsGuessed(String json) {
        assertThat(catchThrowableOfType(JsonProcessingException.class, () -> mapper.readValue(json, Line.class)))
                .isNotNull();
    }
}
