package io.recredit.localstack.container;

import io.recredit.localstack.process.ManagedProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A container about to be started, as one of a group. */
public final class ContainerRun {

    /** Within what time it should answer; the first start loads the image over the net. */
    public static final Duration START_TIMEOUT = Duration.ofMinutes(15);

    private final Image image;
    private final String component;
    private final ContainerGroup group;
    private Map<String, String> environment = Map.of();
    private List<String> command = List.of();
    private Map<String, String> files = Map.of();
    private int port;
    private int containerPort;
    private @Nullable String volumePath;
    private @Nullable String network;
    private @Nullable String alias;

    private ContainerRun(Image image, String component, ContainerGroup group) {
        this.image = image;
        this.component = component;
        this.group = group;
    }

    /**
     * Describes a container.
     *
     * @param component its name in the stack, and in the container's own
     */
    public static ContainerRun of(Image image, String component, ContainerGroup group) {
        return new ContainerRun(image, component, group);
    }

    /** Makes a port of the host's 127.0.0.1 lead to one inside. */
    public ContainerRun port(int host, int inside) {
        this.port = host;
        this.containerPort = inside;
        return this;
    }

    public ContainerRun environment(Map<String, String> variables) {
        this.environment = variables;
        return this;
    }

    /** Arguments for the image's entry point; without, it has its own. */
    public ContainerRun command(List<String> arguments) {
        this.command = arguments;
        return this;
    }

    /** Contents by path, put into the container before it starts. */
    public ContainerRun files(Map<String, String> contents) {
        this.files = contents;
        return this;
    }

    /** Where it stores what the group keeps, if it does. */
    public ContainerRun volume(String path) {
        this.volumePath = path;
        return this;
    }

    /** Makes the network of the group, in which it has that name, and takes it away at its end. */
    public ContainerRun makingNetwork(String knownAs) {
        this.network = group.network();
        this.alias = knownAs;
        return this;
    }

    /** Joins the network of the group, which another container has made. */
    public ContainerRun joiningNetwork() {
        this.network = group.network();
        return this;
    }

    /** Starts it; does not wait. */
    public ManagedProcess start(Path logFile, Path runFolder) throws IOException {
        return ContainerProcess.start(
                component,
                new ContainerSpec(
                        image.reference(),
                        group.name(component),
                        group.labels(),
                        environment,
                        command,
                        port,
                        containerPort,
                        files,
                        volumePath == null ? null : group.volume(component),
                        volumePath,
                        network,
                        alias),
                logFile,
                runFolder);
    }
}
