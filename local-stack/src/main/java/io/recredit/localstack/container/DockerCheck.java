package io.recredit.localstack.container;

import org.testcontainers.DockerClientFactory;

/** Whether there is a Docker. */
final class DockerCheck {

    static final int NO_DOCKER = 3;

    private DockerCheck() {}

    /** Ends this JVM when there is none. */
    static void exitWithoutDocker() {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            System.out.println("No Docker answers.");
            System.exit(NO_DOCKER);
        }
    }
}
