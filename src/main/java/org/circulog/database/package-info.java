/**
 * PostgreSQL: an embedded one for first steps, development and tests, and statements over many rows for whichever one
 * serves. Knows none of Circulog's tables; the embedded one comes empty, with a role that owns it and a role that owns
 * nothing.
 */
package org.circulog.database;
