package org.circulog.web;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.circulog.CirculogConfig;

/** What the service has taken on: complete requests without an answer yet, and the bytes of bodies in memory. */
@Singleton
class Load {
    /** The part of the memory that bodies may take; the rest is for what is made of them. */
    private static final int PART_OF_MEMORY = 8;

    private final int mostRequests;
    private final long mostBytes;
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();

    @Inject
    Load(CirculogConfig config) {
        this(config.http().requests(), Runtime.getRuntime().maxMemory() / PART_OF_MEMORY);
    }

    Load(int mostRequests, long mostBytes) {
        this.mostRequests = mostRequests;
        this.mostBytes = mostBytes;
    }

    boolean isFull() {
        return requests.get() >= mostRequests || isMemoryFull();
    }

    boolean isMemoryFull() {
        return bytes.get() >= mostBytes;
    }

    void addRequests(int difference) {
        requests.addAndGet(difference);
    }

    void addBytes(long difference) {
        bytes.addAndGet(difference);
    }
}
