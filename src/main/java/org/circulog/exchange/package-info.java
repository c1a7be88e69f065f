/**
 * Formats in and out. Files of the Open Repair Data Standard (ORDS v0.3, and v0.2.1 before it) are taken in as jobs: each
 * row is a repair attempt, recorded on the same path as an event that is sent alone.
 */
package org.circulog.exchange;
