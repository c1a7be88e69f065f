package org.circulog.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Posts repairs over a number of connections, each sending the next as soon as the last is answered. */
final class Load {
    private static final String REPAIRER = "clg_demorepairer_everyone-knows-this-key-never-in-production";
    private static final int CREATED = 201;

    private final Service service;
    private final Population population;

    Load(Service service, Population population) {
        this.service = service;
        this.population = population;
    }

    /**
     * What came of it.
     *
     * @param latencies of the events recorded, in microseconds
     * @param errors answers other than 201
     */
    record Outcome(Histogram latencies, long errors, double seconds) {
        double perSecond() {
            return latencies.getTotalCount() / seconds;
        }
    }

    Outcome post(int connections, int seconds) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            long begin = System.nanoTime();
            long end = begin + TimeUnit.SECONDS.toNanos(seconds);
            List<Future<Outcome>> posting = new ArrayList<>();
            for (int connection = 0; connection < connections; connection++) {
                Population.Share share = population.share(connection, connections);
                posting.add(threads.submit(() -> postUntil(end, share)));
            }
            Histogram latencies = new Histogram(3);
            long errors = 0;
            for (Future<Outcome> posted : posting) {
                latencies.add(posted.get().latencies());
                errors += posted.get().errors();
            }
            return new Outcome(latencies, errors, (System.nanoTime() - begin) / 1e9);
        } finally {
            threads.shutdownNow();
        }
    }

    private Outcome postUntil(long end, Population.Share share) throws IOException {
        Histogram latencies = new Histogram(3);
        long errors = 0;
        try (KeepAlive connection = new KeepAlive(service.port(), "/v1/events", REPAIRER)) {
            for (long sent = System.nanoTime(); sent < end; sent = System.nanoTime()) {
                int status = connection.post(share.nextRepair());
                if (status == CREATED) {
                    latencies.recordValue((System.nanoTime() - sent) / 1_000);
                } else {
                    errors++;
                }
            }
        }
        return new Outcome(latencies, errors, 0);
    }
}
