/** The packaged service under clients and a database that do their worst; runs with the profile {@code siege} only. */
package org.circulog.siege;
