package io.recredit.notification.text;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Sets a plain text as simple HTML: its paragraphs, its lines, nothing to load. */
final class Html {

    private Html() {}

    static String of(String plain, Language language) {
        String paragraphs = Arrays.stream(plain.strip().split("\n\n"))
                .map(paragraph -> "<p>" + escape(paragraph).replace("\n", "<br>\n") + "</p>")
                .collect(Collectors.joining("\n"));
        return """
                <!DOCTYPE html>
                <html lang="%s">
                <head><meta charset="utf-8"></head>
                <body style="font-family: sans-serif; max-width: 40em">
                %s
                </body>
                </html>
                """.formatted(language.code(), paragraphs);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
