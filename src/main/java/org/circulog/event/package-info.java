/** Dated facts about devices, written once: their types, bodies and views, and how they are read back. */
package org.circulog.event;
