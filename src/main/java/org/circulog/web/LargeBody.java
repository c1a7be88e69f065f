package org.circulog.web;

/**
 * An operation that takes more than the 1 MiB that is the rule; features declare theirs as beans.
 *
 * @param path of the operation, with its parameters in braces
 * @param mostBytes of its body
 */
public record LargeBody(String path, long mostBytes) {}
