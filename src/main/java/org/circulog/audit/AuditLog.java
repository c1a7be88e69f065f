package org.circulog.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;
import org.circulog.CirculogConfig;
import org.jboss.logging.Logger;

/**
 * Hands lines to the category {@code org.circulog.audit}, whose handler writes them in the background; a writer that is
 * behind by its whole queue is waited for, so that no line is lost.
 */
@Singleton
public class AuditLog {
    /** Nothing else may be logged under this name. */
    private static final Logger LINES = Logger.getLogger("org.circulog.audit");

    private final ObjectWriter writer;
    private final Path file;

    AuditLog(ObjectMapper mapper, CirculogConfig config) {
        // Some readers take U+2028 or U+0085 for the end of a line.
        this.writer = mapper.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);
        this.file = config.audit().file();
    }

    /** The handler itself would only complain on the console, and every line would be lost. */
    void check(@Observes StartupEvent start) {
        if (!Files.isWritable(file)) {
            throw new IllegalStateException(
                    "The audit log cannot be written to " + file + ": set circulog.audit.file (CIRCULOG_AUDIT_FILE).");
        }
    }

    /** Writes one line, whatever its texts contain. */
    public void write(AuditLine line) {
        try {
            LINES.info(writer.writeValueAsString(line));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
