package io.recredit.billing.tariff;

import io.recredit.contracts.TariffPage.Price;
import java.util.List;

/** What reading a tariff file gave: all of its prices, or all that is wrong with it. */
sealed interface PriceList {

    /** @param prices at least one, in the order of the file, no prefix twice */
    record Complete(List<Price> prices) implements PriceList {}

    /** @param errors at least one, at most {@link TariffCsv#MAX_ERRORS}, in the order of the file */
    record Faulty(List<LineError> errors) implements PriceList {}

    /**
     * Something wrong on a line.
     *
     * @param line from 1, the header's line
     * @param column {@code prefix}, {@code country} or {@code price}; {@code line} if it is not about one column
     * @param code short and stable, for programs
     * @param detail a sentence, for people
     */
    record LineError(long line, String column, String code, String detail) {}
}
