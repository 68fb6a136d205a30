package io.recredit.billing.tariff;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.recredit.billing.tariff.PriceList.LineError;
import io.recredit.contracts.Amount;
import io.recredit.contracts.TariffPage.Price;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads and writes a tariff file (RFC 4180, UTF-8) with the header {@code prefix,country,price}. The whole file is looked
 * at before the answer, so that one import tells everything that is to be mended.
 */
final class TariffCsv {

    /** Errors that one answer tells at most. */
    static final int MAX_ERRORS = 500;

    /** Prices of one tariff at most. */
    static final int MAX_PRICES = 50_000;

    static final List<String> HEADER = List.of("prefix", "country", "price");

    /** Per segment. The price of a message with the most segments stays far within the range of {@link Amount}. */
    static final Amount MAX_PRICE = Amount.ofUnits(1_000_000);

    private static final Pattern PREFIX = Pattern.compile("[0-9]{1,15}");

    private final List<Price> prices = new ArrayList<>();
    private final List<LineError> errors = new ArrayList<>();
    private final Map<String, Long> lineOfPrefix = new HashMap<>();
    private long lastLine = 1;

    private TariffCsv() {}

    /** All prices of the file, or its errors, never some of both. */
    static PriceList read(byte[] file) {
        TariffCsv reading = new TariffCsv();
        decode(file)
                .ifPresentOrElse(
                        reading::readText, () -> reading.error(1, "line", "not-utf-8", "the file is not valid UTF-8"));
        return reading.errors.isEmpty()
                ? new PriceList.Complete(List.copyOf(reading.prices))
                : new PriceList.Faulty(List.copyOf(reading.errors));
    }

    /** The first line of a file, with its end. */
    static String header() {
        return String.join(",", HEADER) + "\n";
    }

    /** Prices as lines that {@link #read} reads as the same prices. Nothing in them has to be quoted. */
    static String lines(List<Price> prices) {
        StringBuilder lines = new StringBuilder();
        for (Price price : prices) {
            lines.append(price.prefix()).append(',').append(price.country()).append(',');
            lines.append(price.price()).append('\n');
        }
        return lines.toString();
    }

    private static Optional<String> decode(byte[] file) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
    }

    private void readText(String text) {
        boolean headerSeen = false;
        try {
            for (CsvRecord line : reader(text)) {
                lastLine = line.getStartingLineNumber();
                if (headerSeen) {
                    readPrice(line);
                } else {
                    headerSeen = true;
                    readHeader(line);
                }
                if (errors.size() >= MAX_ERRORS || prices.size() > MAX_PRICES) {
                    break;
                }
            }
        } catch (CsvParseException broken) {
            error(lastLine + 1, "line", "broken-csv", "from here on the file is no CSV: a quotation mark is left open");
        }
        if (prices.size() > MAX_PRICES) {
            error(lastLine, "line", "too-many-prices", "a tariff has at most " + MAX_PRICES + " prices");
        }
        if (prices.isEmpty() && errors.isEmpty()) {
            error(lastLine, "line", "no-prices", "the file has no price");
        }
    }

    private static CsvReader<CsvRecord> reader(String text) {
        return CsvReader.builder()
                .allowUnclosedQuote(false)
                .allowExtraCharsAfterClosingQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text);
    }

    private void readHeader(CsvRecord line) {
        if (!line.getFields().equals(HEADER)) {
            error(lastLine, "line", "bad-header", "the first line is to be " + String.join(",", HEADER));
        }
    }

    private void readPrice(CsvRecord line) {
        if (line.getFieldCount() != HEADER.size()) {
            error(lastLine, "line", "bad-line", "3 fields are expected, not " + line.getFieldCount());
            return;
        }
        boolean prefixIsGood = checkPrefix(line.getField(0));
        boolean countryIsGood = checkCountry(line.getField(1));
        Optional<Amount> price = readAmount(line.getField(2));
        if (prefixIsGood && countryIsGood && price.isPresent()) {
            prices.add(new Price(line.getField(0), line.getField(1), price.get()));
        }
    }

    private boolean checkPrefix(String prefix) {
        if (!PREFIX.matcher(prefix).matches()) {
            return error(lastLine, "prefix", "bad-prefix", "1 to 15 digits are expected, without a plus sign");
        }
        Long earlier = lineOfPrefix.putIfAbsent(prefix, lastLine);
        return earlier == null
                || error(lastLine, "prefix", "duplicate-prefix", "this prefix is already on line " + earlier);
    }

    private boolean checkCountry(String country) {
        return Countries.isKnown(country)
                || error(lastLine, "country", "unknown-country", "an ISO 3166-1 alpha-2 code in capitals is expected");
    }

    private Optional<Amount> readAmount(String text) {
        Optional<Amount> price = Amount.parse(text);
        if (price.isEmpty()) {
            error(
                    lastLine,
                    "price",
                    "bad-amount",
                    "a decimal with at most 13 integer and 6 fraction digits is expected");
        } else if (price.get().isNegative()) {
            error(lastLine, "price", "negative-amount", "a price is not negative");
        } else if (MAX_PRICE.isLessThan(price.get())) {
            error(lastLine, "price", "price-too-high", "a price is at most " + MAX_PRICE);
        }
        return price.filter(amount -> !amount.isNegative() && !MAX_PRICE.isLessThan(amount));
    }

    /** Notes the error while there is room, and says false. */
    private boolean error(long line, String column, String code, String detail) {
        if (errors.size() < MAX_ERRORS) {
            errors.add(new LineError(line, column, code, detail));
        }
        return false;
    }
}
