package io.recredit.bench.sending;

import io.recredit.bench.WrongResult;
import io.recredit.localstack.carrier.Behaviour;
import io.recredit.localstack.client.Tokens;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** One client of send-service: sends messages to numbers that no other message of the run goes to. */
final class SendClient implements AutoCloseable {

    private static final int ACCEPTED = 202;
    private static final int UUID_CHARACTERS = 36;
    private static final String ID_FIELD = "\"id\":\"";
    private static final int NUMBERS = 10_000_000;

    /** One segment of plain GSM characters. */
    private static final String TEXT =
            "Your parcel is on its way and comes today between 10:00 and 12:00. Track it with your code 4711-0815.";

    private final KeepAliveConnection connection;
    private final Tokens tokens;
    private final AtomicInteger nextNumber;

    SendClient(URI service, Tokens tokens, AtomicInteger nextNumber) throws IOException {
        this.connection = KeepAliveConnection.to(service);
        this.tokens = tokens;
        this.nextNumber = nextNumber;
    }

    /**
     * Sends so many messages in one request.
     *
     * @return their ids, in order
     * @throws WrongResult for every answer but 202 with so many ids
     */
    List<UUID> send(String account, int messages) throws IOException {
        KeepAliveConnection.Answer answer =
                connection.post("/v1/accounts/" + account + "/messages", tokens.current(), body(messages));
        if (answer.status() != ACCEPTED) {
            throw new WrongResult("a good request was answered " + answer.status() + ": " + answer.body());
        }
        List<UUID> ids = ids(answer.body(), messages);
        Books.requireSame("messages in an answer", messages, ids.size());
        return ids;
    }

    private byte[] body(int messages) {
        StringBuilder json = new StringBuilder(messages * 200).append("{\"messages\":[");
        for (int i = 0; i < messages; i++) {
            json.append(i == 0 ? "" : ",")
                    .append("{\"to\":\"")
                    .append(number())
                    .append("\",\"from\":\"Recredit\",\"purpose\":\"notification\",\"text\":\"")
                    .append(TEXT)
                    .append("\"}");
        }
        return json.append("]}").toString().getBytes(StandardCharsets.UTF_8);
    }

    /** A valid French mobile number to which the carrier delivers. */
    private String number() {
        String number;
        do {
            String digits = Integer.toString(NUMBERS + nextNumber.getAndIncrement() % NUMBERS);
            number = "+3361" + digits.substring(1);
        } while (Behaviour.of(number) != Behaviour.DELIVERED);
        return number;
    }

    private static List<UUID> ids(String body, int expected) {
        List<UUID> ids = new ArrayList<>(expected);
        for (int at = body.indexOf(ID_FIELD); at >= 0; at = body.indexOf(ID_FIELD, at)) {
            at += ID_FIELD.length();
            ids.add(UUID.fromString(body.substring(at, at + UUID_CHARACTERS)));
        }
        return ids;
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
