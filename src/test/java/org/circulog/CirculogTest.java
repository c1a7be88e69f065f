package org.circulog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CirculogTest {

    @Test
    void refusesAnArgumentItDoesNotKnowAndSaysHowToUseIt() throws Exception {
        Process process = run("--demonstrate");

        assertThat(process.errorReader().lines())
                .anyMatch("Unknown argument --demonstrate"::equals)
                .anyMatch(line -> line.startsWith("Usage:"));
        assertThat(process.waitFor()).isEqualTo(2);
    }

    @Test
    void printsItsUsageWithoutStarting() throws Exception {
        Process process = run("--help");

        assertThat(process.inputReader().lines()).anyMatch(line -> line.startsWith("Usage:"));
        assertThat(process.waitFor()).isZero();
    }

    private static Process run(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Circulog.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).start();
    }
}
