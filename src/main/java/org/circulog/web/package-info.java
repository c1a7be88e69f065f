/** HTTP only: strict reading, problem documents, paging, and the pages that explain them. Knows no feature. */
package org.circulog.web;
