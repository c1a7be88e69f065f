/** That each decision is one line, and that no line and no log gives anything away. */
package org.circulog.audit;
