package io.recredit.billing.transfer;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;

/** Reads credits from a JSON number, as its digits were sent, or from a decimal string. */
final class CreditsReader extends StdScalarDeserializer<AmountToMove> {

    private static final long serialVersionUID = 1;

    CreditsReader() {
        super(AmountToMove.class);
    }

    @Override
    public AmountToMove deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_STRING) {
            return AmountToMove.ofText(parser.getText());
        }
        return token.isNumeric()
                ? AmountToMove.ofJsonNumber(parser.getText())
                : context.reportInputMismatch(AmountToMove.class, "a number or a decimal as a string is expected");
    }
}
