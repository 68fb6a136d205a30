package io.recredit.kit.problem;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.quarkus.jackson.ObjectMapperCustomizer;
import io.recredit.contracts.Amount;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Optional;

/** Makes the REST interfaces strict: what is not exactly as documented is refused, never guessed. */
@Singleton
class JsonRules implements ObjectMapperCustomizer {

    @Override
    @SuppressWarnings(
            "deprecation") // The builder that would replace configure(MapperFeature) is not ours to call here.
    public void customize(ObjectMapper mapper) {
        mapper.enable(
                DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
        mapper.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
        mapper.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
        mapper.configure(MapperFeature.ALLOW_COERCION_OF_SCALARS, false);
        mapper.coercionConfigFor(LogicalType.Textual)
                .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
        // A number would be taken for the position of a constant.
        mapper.coercionConfigFor(LogicalType.Enum).setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
        mapper.enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS);
        mapper.registerModule(new SimpleModule("amounts").addDeserializer(Amount.class, new AmountReader()));
    }

    /** An amount is a decimal string; a JSON number would tempt somebody to use a float. */
    private static final class AmountReader extends StdScalarDeserializer<Amount> {
        private static final long serialVersionUID = 1;

        AmountReader() {
            super(Amount.class);
        }

        @Override
        public Amount deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return context.reportInputMismatch(Amount.class, "a decimal as a string is expected");
            }
            Optional<Amount> amount = Amount.parse(parser.getText());
            return amount.isPresent()
                    ? amount.get()
                    : (Amount) context.handleWeirdStringValue(Amount.class, parser.getText(), "not an amount");
        }
    }
}
