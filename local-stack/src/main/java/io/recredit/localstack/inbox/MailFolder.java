package io.recredit.localstack.inbox;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The mails, each in a file of its own; the last {@value #CAPACITY} are kept. */
final class MailFolder {

    static final int CAPACITY = 10_000;

    private static final String ENDING = ".eml";

    private final Path folder;
    private final NavigableMap<Long, Mail> mails = new TreeMap<>();
    private long lastNumber;

    /** Reads what a former run left there; what cannot be read holds nothing up. */
    MailFolder(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String name = file.getFileName().toString();
                if (name.matches("[0-9]{1,18}\\" + ENDING)) {
                    long number = Long.parseLong(name.substring(0, name.length() - ENDING.length()));
                    lastNumber = Math.max(lastNumber, number);
                    keep(number, file);
                }
            }
        }
    }

    private void keep(long number, Path file) {
        try {
            mails.put(number, StoredMail.read(number, Files.readAllBytes(file)));
        } catch (IOException | DateTimeException unreadable) {
            System.err.println(file + " is left out: " + unreadable);
        }
    }

    /** Stores a mail under the next number. */
    synchronized Mail add(MimeMessage message, List<String> recipients, Instant receivedAt)
            throws IOException, MessagingException {
        byte[] content = StoredMail.contentOf(message, recipients, receivedAt);
        // One that could not be shown would be in the way at each start.
        Mail mail = StoredMail.read(lastNumber + 1, content);
        Path unfinished = Files.createTempFile(folder, "mail", ".new");
        Files.write(unfinished, content);
        Files.move(unfinished, file(lastNumber + 1), StandardCopyOption.ATOMIC_MOVE);
        lastNumber++;
        mails.put(lastNumber, mail);
        while (mails.size() > CAPACITY) {
            delete(mails.firstKey());
        }
        return mail;
    }

    /**
     * At most {@code limit} mails with a number above {@code after}, oldest first.
     *
     * @param to only those for this recipient; null for all
     */
    synchronized List<Mail> after(long after, @Nullable String to, int limit) {
        String recipient = to == null ? null : to.toLowerCase(Locale.ROOT);
        return mails.tailMap(after, false).values().stream()
                .filter(mail -> recipient == null || mail.to().contains(recipient))
                .limit(limit)
                .toList();
    }

    /** At most {@code limit} mails, newest first. */
    synchronized List<Mail> newest(int limit) {
        return mails.descendingMap().values().stream().limit(limit).toList();
    }

    synchronized Optional<Mail> mail(long number) {
        return Optional.ofNullable(mails.get(number));
    }

    /** The file of a mail, as it is. */
    synchronized Optional<byte[]> content(long number) throws IOException {
        return mails.containsKey(number) ? Optional.of(Files.readAllBytes(file(number))) : Optional.empty();
    }

    /** Deletes all of them, says how many there were; the numbers go on. */
    synchronized int clear() throws IOException {
        int deleted = mails.size();
        for (Long number : List.copyOf(mails.keySet())) {
            delete(number);
        }
        return deleted;
    }

    private void delete(long number) throws IOException {
        Files.deleteIfExists(file(number));
        mails.remove(number);
    }

    private Path file(long number) {
        return folder.resolve(String.format(Locale.ROOT, "%08d%s", number, ENDING));
    }
}
