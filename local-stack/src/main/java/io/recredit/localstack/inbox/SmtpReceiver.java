package io.recredit.localstack.inbox;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.smtp.SmtpServer;
import com.icegreen.greenmail.smtp.SmtpState;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** GreenMail's SMTP server, with a folder in the place of its mailboxes and the settings' answers. */
final class SmtpReceiver implements AutoCloseable {

    private static final long START_TIMEOUT_MILLIS = 10_000;
    private static final long STOP_TIMEOUT_MILLIS = 2_000;

    private final SmtpServer server;

    /** @throws IOException if the port is taken */
    SmtpReceiver(int port, MailFolder folder, Supplier<InboxSettings> settings) throws IOException {
        server = new SmtpServer(
                new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
                new FolderManagers(new FolderManager(folder, settings)));
        server.setUncaughtExceptionHandler((thread, failure) -> {});
        server.startService();
        try {
            if (!server.waitTillRunning(START_TIMEOUT_MILLIS)) {
                throw new IOException("SMTP cannot listen on port " + port);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while SMTP was starting", e);
        }
    }

    int port() {
        return server.getPort();
    }

    @Override
    public void close() {
        server.stopService(STOP_TIMEOUT_MILLIS);
    }

    /** Hands out the manager below; GreenMail asks for no other. */
    private static final class FolderManagers extends Managers {

        private final SmtpManager smtp;

        FolderManagers(SmtpManager smtp) {
            this.smtp = smtp;
        }

        @Override
        public SmtpManager getSmtpManager() {
            return smtp;
        }
    }

    /** What GreenMail asks about each mail; the answer null means yes. */
    private static final class FolderManager extends SmtpManager {

        private final MailFolder folder;
        private final Supplier<InboxSettings> settings;

        FolderManager(MailFolder folder, Supplier<InboxSettings> settings) {
            super(new Managers().getImapHostManager(), new Managers().getUserManager());
            this.folder = folder;
            this.settings = settings;
        }

        @Override
        public @Nullable String checkRecipient(SmtpState state, MailAddress recipient) {
            return settings.get().recipientsRefused().contains(lowerCase(recipient))
                    ? "550 5.1.1 No such mailbox here"
                    : null;
        }

        @Override
        public @Nullable String checkData(SmtpState state) {
            return switch (settings.get().refuse()) {
                case NONE -> null;
                case TEMPORARY -> "451 4.3.0 Not now, try again later";
                case PERMANENT -> "554 5.7.1 Not wanted here";
            };
        }

        /** Not synchronized: a mail whose answer is late holds no other. */
        @Override
        @SuppressWarnings("UnsynchronizedOverridesSynchronized")
        public void send(SmtpState state) {
            List<String> recipients = state.getMessage().getToAddresses().stream()
                    .map(FolderManager::lowerCase)
                    .sorted()
                    .toList();
            try {
                folder.add(
                        state.getMessage().getMessage(),
                        recipients,
                        Clock.systemUTC().instant());
                TimeUnit.MILLISECONDS.sleep(settings.get().delayMillis());
            } catch (IOException | MessagingException e) {
                throw new IllegalStateException("Cannot store a mail", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }

        private static String lowerCase(MailAddress address) {
            return address.getEmail().toLowerCase(Locale.ROOT);
        }
    }
}
