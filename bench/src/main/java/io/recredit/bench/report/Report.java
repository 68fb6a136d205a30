package io.recredit.bench.report;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The figures of one run in their order, for the file that {@code --out} names. Units are part of the names. */
public final class Report {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Map<String, Object> values = new LinkedHashMap<>();

    private Report() {}

    /** A report that starts with the name of the benchmark and the machine. */
    public static Report of(String benchmark, Machine machine) {
        Report report = new Report();
        report.values.put("benchmark", benchmark);
        report.values.put("machine", machine.asMap());
        return report;
    }

    /** A part of another report. */
    public static Report part() {
        return new Report();
    }

    /** Several parts of the same kind. */
    public Report parts(String name, List<Report> parts) {
        values.put(name, parts.stream().map(part -> part.values).toList());
        return this;
    }

    /** A measurement, rounded as {@link Figure#rounded} does; what could not be measured is left out. */
    public Report measured(String name, double value) {
        if (Double.isFinite(value)) {
            double rounded = Figure.rounded(value);
            values.put(name, rounded == Math.rint(rounded) ? (Object) (long) rounded : (Object) rounded);
        }
        return this;
    }

    /** A number that was chosen or counted. */
    public Report exact(String name, long value) {
        values.put(name, value);
        return this;
    }

    /** A word or a sentence. */
    public Report text(String name, String value) {
        values.put(name, value);
        return this;
    }

    /** The JSON of all of it. */
    public String json() {
        try {
            return JSON.writeValueAsString(values) + "\n";
        } catch (IOException e) {
            throw new IllegalStateException("cannot write " + values, e);
        }
    }

    /** Writes the JSON where the caller wants it, if anywhere. */
    public void writeTo(Optional<Path> file) throws IOException {
        if (file.isPresent()) {
            Path target = file.get().toAbsolutePath();
            if (target.getParent() != null) {
                Files.createDirectories(target.getParent());
            }
            Files.writeString(target, json());
            System.out.println("Written to " + target);
        }
    }
}
