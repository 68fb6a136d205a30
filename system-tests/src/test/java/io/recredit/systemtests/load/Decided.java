package io.recredit.systemtests.load;

import io.recredit.systemtests.harness.RunningSystem;
import io.recredit.systemtests.harness.Service;
import java.util.List;

/** How many charges billing has decided. */
public final class Decided {

    private Decided() {}

    /** Charged or refused, of these accounts. */
    public static long in(RunningSystem system, List<String> accounts) {
        String names = String.join(",", accounts);
        return system.database(Service.BILLING).count("""
                select (select count(*) from entry where kind = 'charge' and account = any(string_to_array(?, ',')))
                     + (select count(*) from refusal where account = any(string_to_array(?, ',')))""", names, names);
    }
}
