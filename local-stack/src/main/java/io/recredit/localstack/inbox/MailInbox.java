package io.recredit.localstack.inbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An SMTP server on 127.0.0.1 that takes mail for anybody, keeps each in an {@code .eml} file, and shows them over HTTP
 * to people and programs. It sends nothing on.
 */
public final class MailInbox implements AutoCloseable {

    private final MailFolder folder;
    private final SmtpReceiver smtp;
    private final InboxServer http;
    private volatile InboxSettings settings = InboxSettings.defaults();

    private MailInbox(int smtpPort, int httpPort, Path data) throws IOException {
        folder = new MailFolder(data);
        smtp = new SmtpReceiver(smtpPort, folder, this::settings);
        try {
            http = new InboxServer(httpPort, this, folder);
        } catch (IOException taken) {
            smtp.close();
            throw taken;
        }
    }

    /**
     * Starts it; it accepts mail when this returns.
     *
     * @param smtpPort 0 for a free one
     * @param httpPort 0 for a free one
     * @param data gets the mails; those of a former run are shown, too
     * @throws UncheckedIOException if a port is taken or the folder cannot be used
     */
    public static MailInbox start(int smtpPort, int httpPort, Path data) {
        try {
            return new MailInbox(smtpPort, httpPort, data);
        } catch (IOException e) {
            throw new UncheckedIOException("the inbox cannot start: " + e.getMessage(), e);
        }
    }

    public int smtpPort() {
        return smtp.port();
    }

    public int httpPort() {
        return http.port();
    }

    public InboxSettings settings() {
        return settings;
    }

    /** Changes the settings for what comes from now on. */
    public synchronized InboxSettings change(UnaryOperator<InboxSettings> change) {
        settings = change.apply(settings);
        return settings;
    }

    /** At most {@code limit} mails with a number above {@code after}, oldest first; for one recipient or for all. */
    public List<Mail> mails(@Nullable String to, long after, int limit) {
        return folder.after(after, to, limit);
    }

    @Override
    public void close() {
        http.close();
        smtp.close();
    }
}
