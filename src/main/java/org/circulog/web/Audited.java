package org.circulog.web;

import java.util.Map;

/** A request or an answer that tells the audit log what it is about: ids and counts, never content. */
public interface Audited {
    /** Names and values, asked for when the answer has been sent; no value is null. */
    Map<String, ?> audited();
}
