package io.recredit.localstack.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Volume;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.output.OutputFrame;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.DockerImageName;

/** A container of Testcontainers, made from a {@link ContainerSpec}; its log goes to standard output. */
final class RunningContainer implements AutoCloseable {

    /** Below what the launcher grants the JVM beside it. */
    private static final int STOP_TIMEOUT_SECONDS = 10;

    private static final int READABLE_FILE = 0644;
    /** Docker grants 64 MB, less than PostgreSQL may want for one query of several workers. */
    private static final long SHARED_MEMORY_BYTES = 256L << 20;

    private final GenericContainer<?> container;
    private final @Nullable Network ownNetwork;
    private boolean closed;

    private RunningContainer(GenericContainer<?> container, @Nullable Network ownNetwork) {
        this.container = container;
        this.ownNetwork = ownNetwork;
    }

    /** Starts it; whoever uses it finds out himself when it is ready. */
    static RunningContainer start(ContainerSpec spec) {
        String volume = spec.volume();
        if (volume != null) {
            docker().createVolumeCmd()
                    .withName(volume)
                    .withLabels(spec.labels())
                    .exec();
        }
        Network ownNetwork = makeNetwork(spec);
        GenericContainer<?> container = configured(spec);
        if (ownNetwork != null) {
            container.withNetwork(ownNetwork).withNetworkAliases(spec.alias());
        } else if (spec.network() != null) {
            container.withNetworkMode(spec.network());
        }
        RunningContainer running = new RunningContainer(container, ownNetwork);
        try {
            container.start();
            return running;
        } catch (RuntimeException e) {
            running.close();
            throw e;
        }
    }

    private static GenericContainer<?> configured(ContainerSpec spec) {
        GenericContainer<?> container = new GenericContainer<>(DockerImageName.parse(spec.image()));
        container
                .withEnv(spec.environment())
                .withLabels(spec.labels())
                .withSharedMemorySize(SHARED_MEMORY_BYTES)
                .withCreateContainerCmdModifier(command -> addNameAndVolume(command, spec))
                .withLogConsumer(RunningContainer::print)
                .waitingFor(new NoWait());
        if (!spec.command().isEmpty()) {
            container.withCommand(spec.command().toArray(String[]::new));
        }
        spec.files()
                .forEach((path, content) -> container.withCopyToContainer(
                        Transferable.of(content.getBytes(StandardCharsets.UTF_8), READABLE_FILE), path));
        container.setPortBindings(List.of("127.0.0.1:%d:%d".formatted(spec.port(), spec.containerPort())));
        return container;
    }

    private static void addNameAndVolume(CreateContainerCmd command, ContainerSpec spec) {
        if (spec.name() != null) {
            command.withName(spec.name());
        }
        HostConfig host = command.getHostConfig();
        if (spec.volume() != null && spec.volumePath() != null && host != null) {
            host.withBinds(new Bind(spec.volume(), new Volume(spec.volumePath())));
        }
    }

    private static @Nullable Network makeNetwork(ContainerSpec spec) {
        if (spec.network() == null || spec.alias() == null) {
            return null;
        }
        Network network = Network.builder()
                .createNetworkCmdModifier(
                        command -> command.withName(spec.network()).withLabels(spec.labels()))
                .build();
        // It is only made when it is asked for its id.
        network.getId();
        return network;
    }

    private static void print(OutputFrame frame) {
        if (frame.getType() != OutputFrame.OutputType.END) {
            System.out.println(frame.getUtf8StringWithoutLineEnding());
        }
    }

    static DockerClient docker() {
        return DockerClientFactory.lazyClient();
    }

    String id() {
        return container.getContainerId();
    }

    /** Asks it to end, forces it to after ten seconds, and removes it with its network. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (container.isRunning()) {
            docker().stopContainerCmd(id()).withTimeout(STOP_TIMEOUT_SECONDS).exec();
        }
        container.stop();
        if (ownNetwork != null) {
            disconnectOthers(ownNetwork.getId());
            ownNetwork.close();
        }
    }

    /** When the launcher was killed, those who joined the network are ending only now; and Docker keeps one in use. */
    private static void disconnectOthers(String network) {
        Set<String> others = docker().inspectNetworkCmd()
                .withNetworkId(network)
                .exec()
                .getContainers()
                .keySet();
        for (String other : others) {
            try {
                docker().disconnectFromNetworkCmd()
                        .withNetworkId(network)
                        .withContainerId(other)
                        .withForce(true)
                        .exec();
            } catch (DockerException gone) {
                System.out.println("Has left the network already: " + gone.getMessage());
            }
        }
    }

    private static final class NoWait extends AbstractWaitStrategy {
        @Override
        protected void waitUntilReady() {
            // The launcher waits.
        }
    }
}
