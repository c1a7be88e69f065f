/** What came out of devices at the end: recovery status, mass balance and the steps that are still open. */
package org.circulog.recovery;
