package org.circulog.recording;

import org.circulog.event.Event;
import org.circulog.event.EventRecord;

/**
 * A voided event with what stands in its place.
 *
 * @param replacement null where nothing does
 * @param repeated whether an earlier request did this
 */
record Correction(EventRecord voided, Event replacement, boolean repeated) {}
