package io.recredit.localstack.processor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;

/**
 * A file of JSON lines, one for each change, all of it or nothing. A line is with the operating system before the
 * change is answered, so it survives the end of this process, though not that of the machine.
 */
final class Journal implements AutoCloseable {

    private static final String NAME = "processor.jsonl";
    private static final TypeReference<List<Kept>> CHANGE = new TypeReference<>() {};
    private static final ObjectWriter WRITER = StripeJson.MAPPER.writerFor(CHANGE);

    private final FileChannel channel;

    private Journal(FileChannel channel) {
        this.channel = channel;
    }

    /** Calls {@code onChange} for every whole line of the folder's journal, if there is one. */
    static void replay(Path folder, Consumer<List<Kept>> onChange) throws IOException {
        Path file = folder.resolve(NAME);
        if (!Files.exists(file)) {
            return;
        }
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!read(line, onChange) && lines.readLine() != null) {
                    throw new IOException(file + " has a broken line before its end");
                }
            }
        }
    }

    /** The last line may be torn: the process ended while it was written, so nobody was told of that change. */
    private static boolean read(String line, Consumer<List<Kept>> onChange) throws IOException {
        List<Kept> change;
        try {
            change = StripeJson.MAPPER.readValue(line, CHANGE);
        } catch (JsonProcessingException torn) {
            return false;
        }
        onChange.accept(change);
        return true;
    }

    /** Replaces the folder's journal by one that holds just these, and opens it. */
    static Journal rewrite(Path folder, Iterable<Kept> contents) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(NAME);
        Path fresh = folder.resolve(NAME + ".new");
        FileChannel channel = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        Journal journal = new Journal(channel);
        for (Kept thing : contents) {
            journal.append(List.of(thing));
        }
        channel.force(true);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return journal;
    }

    /** Writes one change. */
    void append(List<Kept> change) {
        try {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            line.writeBytes(WRITER.writeValueAsBytes(change));
            line.write('\n');
            ByteBuffer octets = ByteBuffer.wrap(line.toByteArray());
            while (octets.hasRemaining()) {
                channel.write(octets);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the processor cannot write its journal", e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
