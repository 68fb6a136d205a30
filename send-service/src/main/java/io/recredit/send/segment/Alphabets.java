package io.recredit.send.segment;

import io.recredit.contracts.NationalLanguage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The alphabets that there are, and those that an account may use. */
public final class Alphabets {

    private static final List<Alphabet> DEFAULT = List.of(Gsm7.DEFAULT, Ucs2.ALPHABET);

    /** Every alphabet, in the order in which one is preferred to another that needs as many segments. */
    private static final List<Alphabet> ALL = all();

    private static final Map<Set<NationalLanguage>, List<Alphabet>> BY_LANGUAGES = byLanguages();

    private Alphabets() {}

    /** The alphabets for an account that has opted into these languages, the preferred one first, UCS-2 last. */
    static List<Alphabet> optedInto(Set<NationalLanguage> languages) {
        return languages.isEmpty() ? DEFAULT : BY_LANGUAGES.getOrDefault(languages, DEFAULT);
    }

    /**
     * The alphabet that was stored with a message.
     *
     * @throws IllegalArgumentException if there is none with these tables
     */
    public static Alphabet of(
            Encoding encoding, Optional<NationalLanguage> lockingShift, Optional<NationalLanguage> singleShift) {
        return ALL.stream()
                .filter(alphabet -> alphabet.encoding() == encoding
                        && alphabet.lockingShift().equals(lockingShift)
                        && alphabet.singleShift().equals(singleShift))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "no alphabet " + encoding + " with locking " + lockingShift + " and single " + singleShift));
    }

    /** Plain GSM-7, then single shift, then locking shift, then both, then UCS-2. */
    private static List<Alphabet> all() {
        List<Optional<NationalLanguage>> locking = tables(NationalLanguage.values());
        locking.removeIf(language -> language.isPresent() && !Gsm7.hasLockingShift(language.get()));
        List<Alphabet> alphabets = new ArrayList<>();
        for (Optional<NationalLanguage> lockingShift : locking) {
            for (Optional<NationalLanguage> singleShift : tables(NationalLanguage.values())) {
                alphabets.add(Gsm7.with(lockingShift, singleShift));
            }
        }
        alphabets.sort(Comparator.comparingInt(Alphabets::oddity));
        alphabets.add(Ucs2.ALPHABET);
        return List.copyOf(alphabets);
    }

    private static int oddity(Alphabet alphabet) {
        return (alphabet.lockingShift().isPresent() ? 2 : 0)
                + (alphabet.singleShift().isPresent() ? 1 : 0);
    }

    private static List<Optional<NationalLanguage>> tables(NationalLanguage... languages) {
        List<Optional<NationalLanguage>> tables = new ArrayList<>();
        tables.add(Optional.empty());
        Arrays.stream(languages).map(Optional::of).forEach(tables::add);
        return tables;
    }

    private static Map<Set<NationalLanguage>, List<Alphabet>> byLanguages() {
        NationalLanguage[] languages = NationalLanguage.values();
        Map<Set<NationalLanguage>, List<Alphabet>> byLanguages = new HashMap<>();
        for (int subset = 0; subset < 1 << languages.length; subset++) {
            Set<NationalLanguage> chosen = EnumSet.noneOf(NationalLanguage.class);
            for (NationalLanguage language : languages) {
                if ((subset & 1 << language.ordinal()) != 0) {
                    chosen.add(language);
                }
            }
            byLanguages.put(
                    chosen,
                    ALL.stream()
                            .filter(alphabet ->
                                    isIn(alphabet.lockingShift(), chosen) && isIn(alphabet.singleShift(), chosen))
                            .toList());
        }
        return Map.copyOf(byLanguages);
    }

    private static boolean isIn(Optional<NationalLanguage> table, Set<NationalLanguage> languages) {
        return table.isEmpty() || languages.contains(table.get());
    }
}
