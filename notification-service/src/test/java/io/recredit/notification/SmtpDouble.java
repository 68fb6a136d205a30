package io.recredit.notification;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A small SMTP server that misbehaves on demand: refuses, is slow, or loses the link after it has taken a mail. */
public final class SmtpDouble implements AutoCloseable {

    private static final Pattern ADDRESS = Pattern.compile("<([^>]*)>");

    /** What the server took: for whom, and the mail itself. */
    public record Taken(List<String> to, String mail) {

        /** A header as it stands in the mail, unfolded. */
        public String header(String name) {
            Matcher header = Pattern.compile("(?mi)^" + name + ": (.*(?:\n[ \t].*)*)$")
                    .matcher(mail.substring(0, mail.indexOf("\n\n")));
            if (!header.find()) {
                throw new AssertionError("no header " + name);
            }
            return header.group(1).replaceAll("\n[ \t]", " ");
        }
    }

    private final ServerSocket server;
    private final List<Taken> taken = new CopyOnWriteArrayList<>();
    private final Set<Socket> links = ConcurrentHashMap.newKeySet();
    private final Map<String, String> refusals = new ConcurrentHashMap<>();
    private volatile @Nullable String refusesAll;
    private volatile boolean losesLinks;
    private volatile long delayMillis;
    private volatile CountDownLatch answers = new CountDownLatch(0);

    public SmtpDouble(int port) {
        try {
            server = new ServerSocket();
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** Everything that was taken, in this order, also what the client never got an answer for. */
    public List<Taken> taken() {
        return List.copyOf(taken);
    }

    /** What was taken for that recipient. */
    public List<Taken> takenFor(String recipient) {
        return taken.stream().filter(one -> one.to().contains(recipient)).toList();
    }

    /** Answers that recipient with that line from now on, e.g. {@code 550 no such user}. */
    public void refuse(String recipient, String answer) {
        refusals.put(recipient, answer);
    }

    public void accept(String recipient) {
        refusals.remove(recipient);
    }

    /** Answers every MAIL command with that line; null takes them again. */
    public void refuseAll(@Nullable String answer) {
        refusesAll = answer;
    }

    /** Whether the link is cut after a mail was taken, before the client is told. */
    public void loseLinksAfterTaking(boolean lose) {
        losesLinks = lose;
    }

    /** Holds the answers to MAIL commands back until the latch that it gives is down. */
    public CountDownLatch holdAnswers() {
        answers = new CountDownLatch(1);
        return answers;
    }

    /** How long the answer to a whole mail takes. */
    public void delay(long millis) {
        delayMillis = millis;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket link = server.accept();
                links.add(link);
                Thread.ofVirtual().start(() -> serve(link));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket link) {
        try (link;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(link.getInputStream(), StandardCharsets.UTF_8));
                OutputStream out = link.getOutputStream()) {
            say(out, "220 double ESMTP");
            List<String> to = new ArrayList<>();
            String line;
            while ((line = in.readLine()) != null) {
                String command = line.substring(0, Math.min(4, line.length())).toUpperCase(java.util.Locale.ROOT);
                switch (command) {
                    case "EHLO", "HELO", "NOOP" -> say(out, "250 double");
                    case "MAIL" -> {
                        to.clear();
                        answers.await();
                        String refused = refusesAll;
                        say(out, refused == null ? "250 fine" : refused);
                    }
                    case "RCPT" -> recipient(line, to, out);
                    case "DATA" -> {
                        if (!data(in, to, out)) {
                            return;
                        }
                    }
                    case "RSET" -> {
                        to.clear();
                        say(out, "250 reset");
                    }
                    case "QUIT" -> {
                        say(out, "221 bye");
                        return;
                    }
                    default -> say(out, "500 what?");
                }
            }
        } catch (IOException | InterruptedException lost) {
            // The client went away, or the server was closed.
        } finally {
            links.remove(link);
        }
    }

    private void recipient(String line, List<String> to, OutputStream out) throws IOException {
        Matcher address = ADDRESS.matcher(line);
        if (!address.find()) {
            say(out, "501 no address");
            return;
        }
        String refusal = refusals.get(address.group(1));
        if (refusal == null) {
            to.add(address.group(1));
        }
        say(out, refusal == null ? "250 fine" : refusal);
    }

    /** Gives false if the link is to be cut. */
    private boolean data(BufferedReader in, List<String> to, OutputStream out) throws IOException {
        if (to.isEmpty()) {
            say(out, "554 nobody to send to");
            return true;
        }
        say(out, "354 go on");
        StringBuilder mail = new StringBuilder();
        String line;
        while ((line = in.readLine()) != null && !line.equals(".")) {
            mail.append(line).append('\n');
        }
        if (line == null) {
            return false;
        }
        sleep(delayMillis);
        // Looked at first: whoever sees the mail taken may want the next one answered already.
        boolean isLost = losesLinks;
        taken.add(new Taken(List.copyOf(to), mail.toString()));
        if (!isLost) {
            say(out, "250 taken");
        }
        return !isLost;
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket link : links) {
                link.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
