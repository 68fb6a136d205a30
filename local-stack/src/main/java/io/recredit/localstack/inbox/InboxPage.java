package io.recredit.localstack.inbox;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;

/** The inbox as people see it. */
final class InboxPage {

    static final int MAX_MAILS = 200;

    private InboxPage() {}

    /** The newest mails, newest first. */
    static String list(List<Mail> mails) {
        String rows = mails.stream().map(InboxPage::row).collect(Collectors.joining());
        return page("Inbox", """
                <h1>Inbox</h1>
                <p>Mails that the system sent, newest first, the last %d. <a href="/mails">As JSON</a></p>
                <table>
                <thead><tr><th>Subject</th><th>To</th><th>Received</th></tr></thead>
                <tbody>%s</tbody>
                </table>
                %s""".formatted(MAX_MAILS, rows, mails.isEmpty() ? "<p>There is none yet.</p>" : ""));
    }

    private static String row(Mail mail) {
        return "<tr><td><a href=\"/mails/%d.html\">%s</a></td><td>%s</td><td>%s</td></tr>"
                .formatted(
                        mail.number(),
                        escaped(mail.subject().isBlank() ? "(no subject)" : mail.subject()),
                        escaped(String.join(", ", mail.to())),
                        mail.receivedAt().truncatedTo(ChronoUnit.SECONDS));
    }

    /** One mail: what it says as text, and as HTML if it has that, too. */
    static String one(Mail mail) {
        String html = mail.html() == null
                ? ""
                : "<h2>HTML</h2><iframe sandbox title=\"The mail as HTML\" srcdoc=\"" + escaped(mail.html())
                        + "\"></iframe>";
        return page(mail.subject(), """
                <p><a href="/">Inbox</a></p>
                <h1>%s</h1>
                <dl><dt>From</dt><dd>%s</dd><dt>To</dt><dd>%s</dd><dt>Received</dt><dd>%s</dd></dl>
                <pre>%s</pre>
                %s
                <p><a href="/mails/%d.eml">As it was received</a></p>""".formatted(
                        escaped(mail.subject()),
                        escaped(mail.from() == null ? "" : mail.from()),
                        escaped(String.join(", ", mail.to())),
                        mail.receivedAt(),
                        escaped(mail.text()),
                        html,
                        mail.number()));
    }

    private static String page(String title, String body) {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width">
                <title>%s</title>
                <style>
                  body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
                  table { border-collapse: collapse; width: 100%%; }
                  th, td { text-align: left; padding: .4rem .6rem; border-bottom: 1px solid #ccc; overflow-wrap: anywhere; }
                  pre { white-space: pre-wrap; border: 1px solid #ccc; padding: 1rem; font: inherit; }
                  dt { float: left; clear: left; width: 6rem; color: #555; }
                  iframe { width: 100%%; height: 30rem; border: 1px solid #ccc; }
                </style>
                </head>
                <body>
                %s
                </body>
                </html>
                """.formatted(escaped(title), body);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
