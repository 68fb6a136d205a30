package io.recredit.bench.sending;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * CPU time that processes have taken since their start, from Linux's {@code /proc}.
 *
 * @param seconds by the name of the process; its children's included
 */
record CpuTimes(Map<String, Double> seconds) {

    private static final Path PROC = Path.of("/proc");
    /** What {@code /proc} counts in; 100 on every Linux that we know of. */
    private static final double TICKS_PER_SECOND = 100;

    private static final int PARENT = 1;
    private static final int USER_TICKS = 11;
    private static final int SYSTEM_TICKS = 12;
    private static final int ENDED_CHILDREN_USER_TICKS = 13;
    private static final int ENDED_CHILDREN_SYSTEM_TICKS = 14;

    /** The times now of these processes, and of the JVM that asks as {@code load generator}. */
    static CpuTimes of(Map<String, Long> pids) {
        Map<String, Long> all = new LinkedHashMap<>(pids);
        all.put("load generator", ProcessHandle.current().pid());
        Map<String, Double> seconds = new LinkedHashMap<>();
        all.forEach((name, pid) -> seconds.put(name, ticksOf(pid, name.equals("postgres")) / TICKS_PER_SECOND));
        return new CpuTimes(seconds);
    }

    /** What was taken since an earlier look, by the same names. */
    CpuTimes since(CpuTimes earlier) {
        Map<String, Double> difference = new LinkedHashMap<>();
        seconds.forEach((name, now) -> difference.put(name, now - earlier.seconds.getOrDefault(name, 0.0)));
        return new CpuTimes(difference);
    }

    double sum() {
        return seconds.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    private static long ticksOf(long pid, boolean withChildren) {
        String[] own = stat(PROC.resolve(Long.toString(pid)));
        if (own.length == 0) {
            return 0;
        }
        long ticks = ticks(own);
        if (withChildren) {
            ticks += Long.parseLong(own[ENDED_CHILDREN_USER_TICKS]) + Long.parseLong(own[ENDED_CHILDREN_SYSTEM_TICKS]);
            ticks += ticksOfChildren(Long.toString(pid));
        }
        return ticks;
    }

    private static long ticksOfChildren(String parent) {
        try (Stream<Path> processes = Files.list(PROC)) {
            return processes
                    .filter(folder ->
                            Character.isDigit(folder.getFileName().toString().charAt(0)))
                    .map(CpuTimes::stat)
                    .filter(fields -> fields.length > 0 && fields[PARENT].equals(parent))
                    .mapToLong(CpuTimes::ticks)
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long ticks(String[] fields) {
        return Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[SYSTEM_TICKS]);
    }

    /** The fields behind the name, which may itself hold blanks; none if the process is gone. */
    private static String[] stat(Path folder) {
        try {
            String line = Files.readString(folder.resolve("stat"));
            return line.substring(line.lastIndexOf(')') + 2).split(" ");
        } catch (NoSuchFileException gone) {
            return new String[0];
        } catch (IOException gone) {
            return new String[0];
        }
    }
}
