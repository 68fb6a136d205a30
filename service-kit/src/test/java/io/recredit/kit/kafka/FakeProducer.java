package io.recredit.kit.kafka;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaProducer;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** A producer behind the channel {@code events}, whose acknowledgements a test gives by hand. */
final class FakeProducer {

    private final CountingProducer producer = new CountingProducer();

    KafkaClientService clients() {
        KafkaProducer<String, byte[]> channel = proxy(KafkaProducer.class, (method, arguments) -> {
            if (!method.equals("runOnSendingThread")) {
                throw new UnsupportedOperationException(method);
            }
            return Uni.createFrom().item(() -> handOver(arguments[0])).replaceWithVoid();
        });
        return proxy(KafkaClientService.class, (method, arguments) -> channel);
    }

    static KafkaClientService notConnected() {
        return proxy(KafkaClientService.class, (method, arguments) -> null);
    }

    @SuppressWarnings("unchecked")
    private boolean handOver(Object action) {
        ((Consumer<Object>) action).accept(producer);
        return true;
    }

    List<ProducerRecord<String, byte[]>> sent() {
        return producer.history();
    }

    int tries() {
        return producer.tries;
    }

    void acknowledgeNext() {
        producer.completeNext();
    }

    void failNext(RuntimeException failure) {
        producer.errorNext(failure);
    }

    void takesNothing(RuntimeException why) {
        producer.sendException = why;
    }

    void close() {
        producer.close();
    }

    /** Counts what is tried, also if it is not taken. */
    private static final class CountingProducer extends MockProducer<String, byte[]> {

        private int tries;

        CountingProducer() {
            super(false, null, new StringSerializer(), new ByteArraySerializer());
        }

        @Override
        public synchronized Future<RecordMetadata> send(ProducerRecord<String, byte[]> event, Callback callback) {
            tries++;
            return super.send(event, callback);
        }
    }

    private interface Answer {
        @Nullable
        Object to(String method, Object[] arguments);
    }

    private static <T> T proxy(Class<?> type, Answer answer) {
        @SuppressWarnings("unchecked")
        T proxy = (T) Proxy.newProxyInstance(
                FakeProducer.class.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> answer.to(method.getName(), arguments));
        return proxy;
    }
}
