package io.recredit.localstack.demo;

import io.recredit.localstack.inbox.InboxClient;
import io.recredit.localstack.inbox.Mail;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Oscar's e-mails about one account, read from the inbox one after the other. */
final class Mailbox {

    static final String OSCAR = "oscar@acme.example";

    private static final Duration BOUND = Duration.ofSeconds(30);
    private static final long POLL_MILLIS = 50;
    private static final int WIDTH = 104;

    private final Screen screen;
    private final InboxClient inbox;
    private final Pattern about;
    private long lastRead;

    /** @param account whose name the subjects carry */
    Mailbox(Screen screen, InboxClient inbox, String account) {
        this.screen = screen;
        this.inbox = inbox;
        this.about = Pattern.compile(Pattern.quote(account) + "(?![0-9])");
        List<Mail> old = inbox.mailsTo(OSCAR, 0);
        this.lastRead = old.isEmpty() ? 0 : old.getLast().number();
    }

    /** Waits for the next e-mail and shows its text. */
    void showNext(String what) {
        if (!Patience.await(BOUND, POLL_MILLIS, () -> !unread().isEmpty())) {
            screen.failed(what + ": no e-mail to " + OSCAR + " within " + BOUND.toSeconds() + " s");
            return;
        }
        Mail mail = unread().getFirst();
        lastRead = mail.number();
        screen.done(what + ": an e-mail to " + String.join(", ", mail.to()) + " at " + Screen.time(mail.receivedAt()));
        screen.raw("  | " + mail.subject());
        screen.raw("  |");
        mail.text()
                .strip()
                .lines()
                .flatMap(Mailbox::wrapped)
                .forEach(line -> screen.raw(("  | " + line).stripTrailing()));
    }

    /** The line in pieces that fit on the screen, broken at spaces. */
    private static Stream<String> wrapped(String line) {
        List<String> pieces = new ArrayList<>();
        String rest = line;
        while (rest.length() > WIDTH && rest.lastIndexOf(' ', WIDTH) > 0) {
            int at = rest.lastIndexOf(' ', WIDTH);
            pieces.add(rest.substring(0, at));
            rest = rest.substring(at + 1);
        }
        pieces.add(rest);
        return pieces.stream();
    }

    /** Those that were not shown, oldest first. */
    List<Mail> unread() {
        return inbox.mailsTo(OSCAR, lastRead).stream()
                .filter(mail -> about.matcher(mail.subject()).find())
                .toList();
    }
}
