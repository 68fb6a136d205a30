package io.recredit.contracts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How an account's languages and currencies are written into one column of a table. All services write the same text, so
 * that their copies can be compared.
 */
public final class AccountColumns {

    private AccountColumns() {}

    /** Such as {@code tr,pt}; empty for none. */
    public static String languages(Collection<NationalLanguage> languages) {
        return languages.stream()
                .sorted(Comparator.naturalOrder())
                .map(NationalLanguage::wireName)
                .collect(Collectors.joining(","));
    }

    /** Reads what {@link #languages(Collection)} wrote. */
    public static Set<NationalLanguage> languages(String column) {
        Set<NationalLanguage> languages = EnumSet.noneOf(NationalLanguage.class);
        parts(column).forEach(name -> languages.add(WireName.of(NationalLanguage.class, name)));
        return languages;
    }

    /** Such as {@code CH=EUR,US=USD}, by country; empty for none. */
    public static String currencies(Map<String, String> byCountry) {
        return new TreeMap<>(byCountry)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining(","));
    }

    /** Reads what {@link #currencies(Map)} wrote. */
    public static Map<String, String> currencies(String column) {
        Map<String, String> byCountry = new TreeMap<>();
        for (String entry : parts(column)) {
            int equals = entry.indexOf('=');
            byCountry.put(
                    entry.substring(0, equals).intern(),
                    entry.substring(equals + 1).intern());
        }
        return byCountry;
    }

    private static List<String> parts(String column) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        while (from < column.length()) {
            int comma = column.indexOf(',', from);
            int end = comma < 0 ? column.length() : comma;
            parts.add(column.substring(from, end));
            from = end + 1;
        }
        return parts;
    }
}
