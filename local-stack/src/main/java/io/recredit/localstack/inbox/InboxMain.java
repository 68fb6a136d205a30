package io.recredit.localstack.inbox;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** The inbox as a process of its own, until it is killed. Arguments: SMTP port, HTTP port, folder for the mails. */
public final class InboxMain {

    private static final int ARGUMENTS = 3;

    private InboxMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        if (arguments.length != ARGUMENTS) {
            System.err.println("Three arguments are expected: SMTP port, HTTP port, folder for the mails");
            System.exit(2);
        }
        MailInbox inbox =
                MailInbox.start(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]), Path.of(arguments[2]));
        Runtime.getRuntime().addShutdownHook(new Thread(inbox::close, "inbox-close"));
        System.out.printf(
                "The inbox accepts SMTP on port %d and shows the mails on http://127.0.0.1:%d%n",
                inbox.smtpPort(), inbox.httpPort());
        new CountDownLatch(1).await();
    }
}
