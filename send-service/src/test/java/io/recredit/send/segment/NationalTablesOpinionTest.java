package io.recredit.send.segment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.recredit.contracts.NationalLanguage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Another library reads what our national tables write. It uses a language's tables together, Spanish with the default
 * alphabet. Runs where npm can be used.
 */
class NationalTablesOpinionTest {

    /** A character that a table has, written alone. */
    private record Written(int language, String septets, String character) {}

    @Test
    void a_public_smpp_library_reads_every_character_of_every_table(@TempDir Path folder) throws Exception {
        List<Written> written = new ArrayList<>();
        for (NationalLanguage language : NationalLanguage.values()) {
            Optional<NationalLanguage> locking = Optional.of(language).filter(Gsm7::hasLockingShift);
            Alphabet alphabet = Gsm7.with(locking, Optional.of(language));
            for (int character = 1; character < Character.MIN_SURROGATE; character++) {
                if (alphabet.unitsOf(character) > 0) {
                    String text = Character.toString(character);
                    written.add(
                            new Written(language.ordinal() + 1, HexFormat.of().formatHex(alphabet.encode(text)), text));
                }
            }
        }
        assertThat(written).hasSizeGreaterThan(3 * 128);

        List<String> read = read(folder, written);

        for (int i = 0; i < written.size(); i++) {
            assertThat(read.get(i))
                    .as("%s", written.get(i))
                    .isEqualTo(written.get(i).character());
        }
    }

    private static List<String> read(Path folder, List<Written> written) throws IOException, InterruptedException {
        JsonNode texts = NodePackages.installed(folder, List.of("smpp@0.5.1"))
                .run(
                        "decode.js",
                        written.stream()
                                .map(one -> one.language() + " " + one.septets())
                                .toList());
        List<String> read = new ArrayList<>();
        texts.forEach(text -> read.add(text.asText()));
        return read;
    }
}
