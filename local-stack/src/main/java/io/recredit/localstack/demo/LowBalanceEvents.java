package io.recredit.localstack.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.recredit.contracts.Amount;
import io.recredit.contracts.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The low episodes of this run as they are on their topic: what a consumer of ours gets to see. */
final class LowBalanceEvents {

    private static final List<String> OF_SHOP = List.of("alert opened", "alert ended");
    private static final List<String> OF_KIOSK = List.of("alert opened");

    /** Below both thresholds and back, twice; between, the rule was saved with another card. */
    private static final List<String> OF_BAKERY_ALERT =
            List.of("alert opened", "alert ended", "alert opened", "alert ended");

    private static final List<String> OF_BAKERY_TOPUP = List.of(
            "auto-topup opened", "auto-topup ended", "auto-topup opened", "auto-topup updated", "auto-topup ended");

    private static final int SHOWN = 3;
    private static final Amount CREDITS = Amount.ofUnits(200);
    private static final Duration BOUND = Duration.ofSeconds(15);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int WRAP_AT = 104;

    private static final JsonMapper JSON = new JsonMapper();

    private final Scene scene;
    private final Accounts accounts;
    private final String bootstrapServers;

    LowBalanceEvents(Scene scene, Accounts accounts, String bootstrapServers) {
        this.scene = scene;
        this.accounts = accounts;
        this.bootstrapServers = bootstrapServers;
    }

    void run() {
        Screen screen = scene.screen();
        screen.heading("10  Low balances, as they are on the topic " + Topics.LOW_BALANCE);
        scene.credit(accounts.shop(), CREDITS, "Demo: the balance is back", "credit-again");
        screen.done("olivia credits the shop with " + CREDITS + ", which ends its last episode");
        List<ConsumerRecord<String, String>> events =
                read(OF_SHOP.size() + OF_KIOSK.size() + OF_BAKERY_ALERT.size() + OF_BAKERY_TOPUP.size());
        events.stream().limit(SHOWN).forEach(this::show);
        screen.line("... " + Math.max(0, events.size() - SHOWN) + " more");
        screen.expect("events of the shop, in order", OF_SHOP, inWords(events, accounts.shop()));
        screen.expect("events of the kiosk", OF_KIOSK, inWords(events, accounts.kiosk()));
        screen.expect("the bakery's alert", OF_BAKERY_ALERT, ofBakery(events, "alert"));
        screen.expect("the bakery's auto top-up", OF_BAKERY_TOPUP, ofBakery(events, "auto-topup"));
    }

    /** Reads without a consumer group, so that nobody's offsets are touched. */
    private List<ConsumerRecord<String, String>> read(int expected) {
        Set<String> ours = Set.of(accounts.shop(), accounts.campaigns(), accounts.kiosk(), accounts.bakery());
        List<ConsumerRecord<String, String>> events = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                new StringDeserializer(),
                new StringDeserializer())) {
            seekToBegin(consumer);
            long deadline = System.nanoTime() + BOUND.toNanos();
            boolean quiet = false;
            while (System.nanoTime() < deadline && !(events.size() >= expected && quiet)) {
                int before = events.size();
                consumer.poll(POLL).forEach(event -> {
                    if (ours.contains(event.key())) {
                        events.add(event);
                    }
                });
                quiet = events.size() == before;
            }
        }
        return events;
    }

    private void seekToBegin(KafkaConsumer<String, String> consumer) {
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.LOW_BALANCE).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        long begin = scene.begin().toEpochMilli();
        Map<TopicPartition, OffsetAndTimestamp> offsets = consumer.offsetsForTimes(
                partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> begin)));
        for (TopicPartition partition : partitions) {
            OffsetAndTimestamp at = offsets.get(partition);
            if (at == null) {
                consumer.seekToEnd(List.of(partition));
            } else {
                consumer.seek(partition, at.offset());
            }
        }
    }

    private void show(ConsumerRecord<String, String> event) {
        Screen screen = scene.screen();
        screen.line("key " + event.key() + ", partition " + event.partition() + ", offset " + event.offset());
        String headers = StreamSupport.stream(event.headers().spliterator(), false)
                .map(header -> header.key() + ": " + new String(header.value(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("  "));
        wrapped(headers);
        wrapped(event.value());
    }

    /** Breaks after a comma or a space; nothing is left out. */
    private void wrapped(String text) {
        String rest = text;
        while (rest.length() > WRAP_AT) {
            int at = 1 + Math.max(rest.lastIndexOf(',', WRAP_AT - 1), rest.lastIndexOf(' ', WRAP_AT - 1));
            at = at == 0 ? WRAP_AT : at;
            scene.screen().raw("  " + rest.substring(0, at));
            rest = rest.substring(at);
        }
        scene.screen().raw("  " + rest);
    }

    private List<String> ofBakery(List<ConsumerRecord<String, String>> events, String rule) {
        return inWords(events, accounts.bakery()).stream()
                .filter(words -> words.startsWith(rule + " "))
                .toList();
    }

    private static List<String> inWords(List<ConsumerRecord<String, String>> events, String account) {
        return events.stream()
                .filter(event -> event.key().equals(account))
                .map(LowBalanceEvents::inWords)
                .toList();
    }

    private static String inWords(ConsumerRecord<String, String> event) {
        try {
            JsonNode body = JSON.readTree(event.value());
            return body.path("rule").asText() + " " + body.path("change").asText();
        } catch (JsonProcessingException e) {
            return "no JSON: " + e.getOriginalMessage();
        }
    }
}
