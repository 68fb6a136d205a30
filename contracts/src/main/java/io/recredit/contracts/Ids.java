package io.recredit.contracts;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;

/** Time-ordered ids (UUID version 7, RFC 9562 §5.7). They are made by the services, never by callers. */
public final class Ids {

    /** The order of PostgreSQL's {@code uuid}: by bytes. {@link UUID#compareTo} compares signed longs. */
    public static final Comparator<UUID> BY_BYTES = (left, right) -> {
        int high = Long.compareUnsigned(left.getMostSignificantBits(), right.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(left.getLeastSignificantBits(), right.getLeastSignificantBits());
    };

    private static final TimeBasedEpochRandomGenerator GENERATOR = Generators.timeBasedEpochRandomGenerator();

    private Ids() {}

    /** A new id that carries the present millisecond. */
    public static UUID next() {
        return GENERATOR.generate();
    }

    /** Whether the id is of version 7, so that {@link #timeOf} means something. */
    public static boolean isTimeOrdered(UUID id) {
        return id.version() == 7 && id.variant() == 2;
    }

    /** The millisecond in which the id was made. */
    public static Instant timeOf(UUID id) {
        return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
    }

    /** The smallest id of that millisecond: a bound for partitions and time filters. */
    public static UUID firstOf(Instant time) {
        return new UUID((time.toEpochMilli() << 16) | 0x7000L, 0x8000000000000000L);
    }
}
