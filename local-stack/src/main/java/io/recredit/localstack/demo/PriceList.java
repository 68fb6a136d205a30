package io.recredit.localstack.demo;

import io.recredit.contracts.Amount;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The tariff that comes with the project, read by the demo itself to know what messages must cost. */
final class PriceList {

    private static final String FILE = "/demo/tariff-credit.csv";

    private final String csv;
    private final Map<String, Amount> byPrefix = new HashMap<>();

    PriceList() {
        try (InputStream file = PriceList.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is missing in the jar");
            }
            csv = new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        csv.lines().skip(1).filter(line -> !line.isBlank()).forEach(line -> {
            String[] columns = line.split(",", 3);
            byPrefix.put(columns[0], Amount.of(columns[2].strip()));
        });
    }

    /** The file as an operator loads it. */
    String csv() {
        return csv;
    }

    int size() {
        return byPrefix.size();
    }

    /** What a message must cost: the longest prefix's price times the segments. */
    Amount priceOf(DemoText message) {
        String digits = message.to().substring(1);
        for (int length = digits.length(); length > 0; length--) {
            Amount price = byPrefix.get(digits.substring(0, length));
            if (price != null) {
                return price.times(SegmentCount.of(message.text()));
            }
        }
        throw new IllegalStateException("the tariff has no price for a number of " + message.country());
    }

    Amount sumOf(Iterable<DemoText> messages) {
        Amount sum = Amount.ZERO;
        for (DemoText message : messages) {
            sum = sum.plus(priceOf(message));
        }
        return sum;
    }
}
