package io.recredit.localstack.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectVolumeResponse;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Network;
import java.util.List;
import java.util.concurrent.Future;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.images.RemoteDockerImage;
import org.testcontainers.utility.DockerImageName;

/** Runs in a JVM of its own, for {@link Housekeeping}. */
public final class HousekeepingMain {

    private final DockerClient docker;
    private final String label;

    private HousekeepingMain(DockerClient docker, String label) {
        this.docker = docker;
        this.label = label;
    }

    /** Arguments: {@code prepare} or {@code forget}, and a label with its value. */
    public static void main(String[] args) throws Exception {
        DockerCheck.exitWithoutDocker();
        HousekeepingMain housekeeping = new HousekeepingMain(DockerClientFactory.lazyClient(), args[1]);
        housekeeping.removeContainers();
        housekeeping.removeNetworks();
        if (args[0].equals("forget")) {
            housekeeping.removeVolumes();
        } else {
            pullImages();
        }
        System.exit(0);
    }

    private void removeContainers() {
        List<Container> left = docker.listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(List.of(label))
                .exec();
        for (Container container : left) {
            System.out.println("Removing what a former run left behind: " + String.join(" ", container.getNames()));
            unlessGone(() -> docker.removeContainerCmd(container.getId())
                    .withForce(true)
                    .withRemoveVolumes(true)
                    .exec());
        }
    }

    private void removeNetworks() {
        for (Network network :
                docker.listNetworksCmd().withFilter("label", List.of(label)).exec()) {
            unlessGone(() -> docker.removeNetworkCmd(network.getId()).exec());
        }
    }

    private void removeVolumes() {
        List<InspectVolumeResponse> volumes = docker.listVolumesCmd()
                .withFilter("label", List.of(label))
                .exec()
                .getVolumes();
        if (volumes == null) {
            return;
        }
        for (InspectVolumeResponse volume : volumes) {
            System.out.println("Removing volume " + volume.getName());
            unlessGone(() -> docker.removeVolumeCmd(volume.getName()).exec());
        }
    }

    /** Somebody else, Testcontainers' Ryuk above all, may remove the same. */
    private static void unlessGone(Runnable removal) {
        try {
            removal.run();
        } catch (NotFoundException gone) {
            System.out.println("Gone already: " + gone.getMessage());
        }
    }

    private static void pullImages() throws Exception {
        for (Image image : Image.values()) {
            System.out.println("Image " + image.reference());
            Future<String> there = new RemoteDockerImage(DockerImageName.parse(image.reference()));
            there.get();
        }
    }
}
