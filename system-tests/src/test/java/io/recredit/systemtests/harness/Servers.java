package io.recredit.systemtests.harness;

import io.recredit.localstack.LocalStack;

/** PostgreSQL and Kafka as processes, to be killed and started again. */
public final class Servers {

    private final LocalStack stack;

    Servers(LocalStack stack) {
        this.stack = stack;
    }

    /** Whether they can be killed; not so those that run in containers. */
    public boolean canBeKilled() {
        return stack.canKillServers();
    }

    public long postgresPid() {
        return stack.postgres().pid();
    }

    /** {@code kill -9} of the server and of all its backends. */
    public void killPostgres() {
        stack.postgres().kill();
    }

    /** Starts it again on the same port and data, and waits until it answers. */
    public void startPostgres() {
        stack.postgres().startAgain();
    }

    /** PostgreSQL's superuser, who sees and ends the connections of all services. */
    public Superuser superuser() {
        return new Superuser(stack.postgres().admin());
    }

    public long kafkaPid() {
        return stack.kafka().pid();
    }

    /** {@code kill -9}. */
    public void killKafka() {
        stack.kafka().kill();
    }

    /** Starts it again on the same port and data, and waits until it answers. */
    public void startKafka() {
        stack.kafka().startAgain();
    }

    /** SIGSTOP: it does nothing any more, and nobody is told; {@link #killKafka()} ends that. */
    public void freezeKafka() {
        stack.kafka().freeze();
    }

    /** Whether Kafka answers a request within two seconds. */
    public boolean kafkaAnswers() {
        return stack.kafka().isAnswering();
    }
}
