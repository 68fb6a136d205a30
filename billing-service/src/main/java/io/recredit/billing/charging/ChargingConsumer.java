package io.recredit.billing.charging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Takes whole polls of the charge topic. Their offsets are committed after their answers are published. */
@ApplicationScoped
class ChargingConsumer {

    private final ChargingPipeline pipeline;

    ChargingConsumer(ChargingPipeline pipeline) {
        this.pipeline = pipeline;
    }

    /** Completes when the next poll may come, which is before this one is answered. */
    @Incoming("charges")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    Uni<Void> consume(Message<ConsumerRecords<String, byte[]>> poll) {
        return pipeline.take(poll.getPayload(), poll::ack);
    }
}
