/** What the dated facts about a device add up to, and the rules they must keep. Pure: no framework, no database. */
package org.circulog.life;
