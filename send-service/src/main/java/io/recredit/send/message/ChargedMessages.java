package io.recredit.send.message;

/** Whoever sends messages once they are paid. */
public interface ChargedMessages {

    /** Says that some messages have just become {@link MessageState#CHARGED}. Cheap; calls may be merged. */
    void wake();
}
