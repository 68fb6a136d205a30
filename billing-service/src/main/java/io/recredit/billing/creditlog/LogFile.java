package io.recredit.billing.creditlog;

import io.recredit.billing.database.HeavyReads;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestMulti;

/** A log as a file, of which no line is written yet. */
final class LogFile {

    static final String ARCHIVED_ENTRIES = "Archived-Entries";
    static final String ARCHIVED_BEFORE = "Archived-Before";

    private final String name;
    private final Optional<ArchivedView> archived;
    private final Multi<byte[]> pieces;
    private final HeavyReads.Place place;

    /** @param place is given back when the file is written, breaks off, or nobody is there any more to read it */
    LogFile(String name, Optional<ArchivedView> archived, Multi<byte[]> pieces, HeavyReads.Place place) {
        this.name = name;
        this.archived = archived;
        this.pieces = pieces;
        this.place = place;
    }

    /** The answer that is the file. */
    static RestMulti<byte[]> answer(Uni<LogFile> file) {
        return RestMulti.fromUniResponse(file, LogFile::content, LogFile::headers);
    }

    private Multi<byte[]> content() {
        return pieces.onTermination().invoke(place::giveBack);
    }

    private Map<String, List<String>> headers() {
        Map<String, List<String>> headers = new HashMap<>();
        headers.put(HttpHeaders.CONTENT_DISPOSITION, List.of("attachment; filename=\"" + name + "\""));
        archived.ifPresent(before -> {
            headers.put(ARCHIVED_ENTRIES, List.of(Long.toString(before.entries())));
            headers.put(ARCHIVED_BEFORE, List.of(before.before().toString()));
        });
        return headers;
    }
}
