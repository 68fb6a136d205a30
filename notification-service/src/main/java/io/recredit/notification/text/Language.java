package io.recredit.notification.text;

import java.util.Locale;

/** The languages that mails are written in. */
public enum Language {
    EN(Locale.ENGLISH),
    FR(Locale.FRENCH),
    IT(Locale.ITALIAN);

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    /** The ISO 639-1 code, as in events and in the database. */
    public String code() {
        return locale.getLanguage();
    }

    Locale locale() {
        return locale;
    }

    /**
     * The language with that ISO 639-1 code.
     *
     * @throws IllegalArgumentException if mails are not written in it
     */
    public static Language of(String code) {
        for (Language language : values()) {
            if (language.code().equals(code)) {
                return language;
            }
        }
        throw new IllegalArgumentException("no language: " + code);
    }
}
