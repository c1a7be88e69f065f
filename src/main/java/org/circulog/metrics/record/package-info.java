/** How far the records can be trusted: what is known of devices, and how events come in. */
package org.circulog.metrics.record;
