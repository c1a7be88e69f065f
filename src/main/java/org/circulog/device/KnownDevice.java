package org.circulog.device;

import java.util.UUID;
import org.circulog.life.Life;

/**
 * A recorded device as the write path works with it.
 *
 * @param categoryAssumed whether nobody named the category and the scheme of an identifier suggested it
 * @param country of the event recorded last; null before the first
 */
public record KnownDevice(UUID id, DeviceFacts facts, boolean categoryAssumed, String country, Life life) {
    public KnownDevice with(Life next, String country) {
        return new KnownDevice(id, facts, categoryAssumed, country, next);
    }
}
