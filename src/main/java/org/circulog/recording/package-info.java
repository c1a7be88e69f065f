/**
 * The write path: the one way in which events get into the records, whether they come alone, in a batch or from a file.
 * Events are gathered, judged in memory by the pure rules of a life, and written with one statement per table.
 */
package org.circulog.recording;
