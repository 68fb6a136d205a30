package io.recredit.send.estimate;

import io.smallrye.mutiny.Uni;

/** Who knows whether an amount suffices. */
interface Sufficiency {

    /** The verdict; fails when nobody can tell. */
    Uni<Verdict> ask(Question question);
}
