/** The line of a device in a Lexis diagram: all that a figure reads of it, in a few bytes beside its life. */
package org.circulog.lifeline;
