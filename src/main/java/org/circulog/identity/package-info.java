/** Which records are one device: merging duplicates, and undoing a merge. */
package org.circulog.identity;
