package org.circulog.metrics.mass;

/** Why a figure of circularity cannot be told. */
public enum NotEstimable {
    /** Nothing came to the end of its use, so that nothing was recycled or reused of it. */
    NO_END_OF_USE,
    /** Nothing came out of treatment, so that it is not known how much of it recycling keeps. */
    NO_OUTPUTS,
    /** Too few devices were at risk for a mean lifetime, or there is no reference for it. */
    NO_LIFETIME
}
