package org.circulog.recovery;

import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is known by reference of what goes into the recovery of a device or a lot.
 *
 * @param categories UNU keys of all that went in; empty where some of it is not known
 * @param contentMg milligrams by material, where it is known for all that went in
 */
public record InputContent(Set<String> categories, SortedMap<String, Long> contentMg) {
    public InputContent {
        categories = Set.copyOf(categories);
        contentMg = Collections.unmodifiableSortedMap(new TreeMap<>(contentMg));
    }
}
