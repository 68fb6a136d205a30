package io.recredit.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the figures were taken on.
 *
 * @param cpu as the processor calls itself
 * @param memoryMegabytes in units of 1,048,576 bytes
 * @param jvm that of the services, too
 * @param loadBefore the system's load average over the last minute when the run began; far above 0: others were at work
 */
public record Machine(
        int cores, String cpu, long memoryMegabytes, String system, String jvm, double loadBefore, Instant begun) {

    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
    private static final Path MEMORY_INFO = Path.of("/proc/meminfo");
    private static final Path LOAD = Path.of("/proc/loadavg");

    /** This one, now. */
    public static Machine thisOne() {
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                field(CPU_INFO, "model name"),
                kilobytes(field(MEMORY_INFO, "MemTotal")) / 1024,
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"),
                load(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS));
    }

    /** By name, for JSON. */
    public Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("cores", cores);
        map.put("cpu", cpu);
        map.put("memoryMegabytes", memoryMegabytes);
        map.put("system", system);
        map.put("jvm", jvm);
        map.put("loadBefore", loadBefore);
        map.put("begun", begun.toString());
        return map;
    }

    /** One line for people. */
    public String text() {
        return "%d cores (%s), %d MB, %s, %s, %s; load before %.1f"
                .formatted(cores, cpu, memoryMegabytes, system, jvm, begun, loadBefore);
    }

    /** The first line {@code NAME: VALUE} of a file; "unknown" where there is none. */
    static String field(Path file, String name) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException noSuchFile) {
            return "unknown";
        }
    }

    static long kilobytes(String value) {
        String number = value.replace(" kB", "");
        return number.chars().allMatch(Character::isDigit) && !number.isEmpty() ? Long.parseLong(number) : 0;
    }

    private static double load() {
        try {
            return Double.parseDouble(Files.readString(LOAD).split(" ", -1)[0]);
        } catch (IOException | NumberFormatException unknown) {
            return 0;
        }
    }
}
