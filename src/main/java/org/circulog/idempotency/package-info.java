/**
 * Requests that create something, answered once: a repeat with the same {@code Idempotency-Key} within 30 days gets the
 * first answer again (draft-ietf-httpapi-idempotency-key-header). Events need none of it, their id is their key.
 */
package org.circulog.idempotency;
