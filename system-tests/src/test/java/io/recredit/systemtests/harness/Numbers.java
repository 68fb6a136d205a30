package io.recredit.systemtests.harness;

import io.recredit.localstack.carrier.Behaviour;
import java.util.Random;

/** Valid mobile numbers: none that is delivered to is given twice in a run. */
public final class Numbers {

    private static final int FRENCH_ALL = 10_000_000;

    private static int next = new Random().nextInt(FRENCH_ALL / 2);

    private Numbers() {}

    /** A French mobile number to which the carrier delivers. */
    public static synchronized String french() {
        return plain("+3361", 7);
    }

    /** An Italian mobile number to which the carrier delivers. */
    public static synchronized String italian() {
        return plain("+39345", 7);
    }

    /** An Indian mobile number to which the carrier delivers. */
    public static synchronized String indian() {
        return plain("+91987", 7);
    }

    /** A French mobile number with which the carrier does something else. */
    public static synchronized String frenchThat(Behaviour behaviour) {
        next++;
        return "+3361%02d".formatted(next % 100) + behaviour.suffix();
    }

    private static String plain(String start, int digits) {
        String number;
        do {
            next++;
            number = start + ("%0" + digits + "d").formatted(next % FRENCH_ALL);
        } while (Behaviour.of(number) != Behaviour.DELIVERED);
        return number;
    }
}
