package org.circulog.exchange;

/**
 * A product category of the Open Repair Data Standard with the UNU key that stands for it.
 *
 * @param assumed whether the category spans several keys or has none of its own
 */
record OrdsCategory(String name, String key, boolean assumed) {}
