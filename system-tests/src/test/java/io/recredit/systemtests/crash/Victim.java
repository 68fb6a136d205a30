package io.recredit.systemtests.crash;

import io.recredit.systemtests.harness.RunningSystem;
import io.recredit.systemtests.harness.Servers;
import io.recredit.systemtests.harness.Service;

/** A process that is killed and started again. */
public interface Victim {

    /** How the clients of intake, or we, see that it is away. */
    enum Absence {
        /** Messages are acknowledged, but not decided. */
        UNDECIDED,
        /** Requests are not answered. */
        NO_ANSWER,
        /** Requests are answered with 503 and Retry-After. */
        TURNED_AWAY
    }

    String name();

    Absence absence();

    /** How often it is killed. */
    default int kills() {
        return 3;
    }

    long pid();

    /** {@code kill -9}; returns when it is gone. */
    void kill();

    /** Returns when it is ready. */
    void start();

    default boolean canBeKilled() {
        return true;
    }

    static Victim of(RunningSystem system, Service service) {
        return new Victim() {
            @Override
            public String name() {
                return service.processName();
            }

            @Override
            public Absence absence() {
                return service == Service.SEND ? Absence.NO_ANSWER : Absence.UNDECIDED;
            }

            @Override
            public long pid() {
                return system.pid(service);
            }

            @Override
            public void kill() {
                system.kill(service);
            }

            @Override
            public void start() {
                system.start(service);
            }
        };
    }

    static Victim postgres(RunningSystem system) {
        Servers servers = system.servers();
        return new Server("PostgreSQL", servers) {
            @Override
            public long pid() {
                return servers.postgresPid();
            }

            @Override
            public void kill() {
                servers.killPostgres();
            }

            @Override
            public void start() {
                servers.startPostgres();
            }
        };
    }

    static Victim kafka(RunningSystem system) {
        Servers servers = system.servers();
        return new Server("Kafka", servers) {
            /** It takes long to be missed, because intake goes on for a while. */
            @Override
            public int kills() {
                return 2;
            }

            @Override
            public long pid() {
                return servers.kafkaPid();
            }

            @Override
            public void kill() {
                servers.killKafka();
            }

            @Override
            public void start() {
                servers.startKafka();
            }
        };
    }

    /** What all services need. */
    abstract class Server implements Victim {

        private final String name;
        private final Servers servers;

        private Server(String name, Servers servers) {
            this.name = name;
            this.servers = servers;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Absence absence() {
            return Absence.TURNED_AWAY;
        }

        @Override
        public boolean canBeKilled() {
            return servers.canBeKilled();
        }
    }
}
