/** Physical items: what is known of them, the identifiers they are found by, and the life each has so far. */
package org.circulog.device;
