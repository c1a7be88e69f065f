package org.circulog.organisation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.circulog.CirculogConfig;

/** How many requests each key may still make: a bucket that refills steadily, counted in this instance. */
@Singleton
class Quota {
    private static final int MAX_BUCKETS = 100_000;

    private final long rate;
    private final long burst;
    private final Cache<Credential, Bucket> buckets;

    Quota(CirculogConfig config) {
        this.rate = config.quota().rate();
        this.burst = config.quota().burst();
        // By then a bucket is full again, and a new one is as good.
        Duration refill = Duration.ofSeconds(secondsFor(burst));
        this.buckets = Caffeine.newBuilder()
                .expireAfterAccess(refill.plusMinutes(1))
                .maximumSize(MAX_BUCKETS)
                .build();
    }

    /** Takes one request out of the quota, if there is one. */
    Allowance take(Credential credential) {
        ConsumptionProbe probe = buckets.get(credential, absent -> newBucket()).tryConsumeAndReturnRemaining(1);
        long left = probe.getRemainingTokens();
        return new Allowance(probe.isConsumed(), left, secondsFor(burst - left));
    }

    /** As {@code RateLimit-Policy} says it. */
    String policy() {
        return "\"default\";q=" + burst + ";w=" + secondsFor(burst);
    }

    private Bucket newBucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(burst).refillGreedy(rate, Duration.ofSeconds(1)))
                .build();
    }

    private long secondsFor(long requests) {
        return (requests + rate - 1) / rate;
    }

    /**
     * What became of a request for a request.
     *
     * @param granted whether there was one
     * @param left how many there still are
     * @param secondsToAll until all are there again
     */
    record Allowance(boolean granted, long left, long secondsToAll) {
        /** As {@code RateLimit} says it. */
        String text() {
            return "\"default\";r=" + left + ";t=" + secondsToAll;
        }
    }
}
