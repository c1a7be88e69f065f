package org.circulog.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Callers that all start at the same moment. */
public final class Parallel {
    private Parallel() {}

    /** What each caller got. */
    public static <T> List<T> run(int callers, Callable<T> call) {
        return run(IntStream.range(0, callers).mapToObj(caller -> call).toList());
    }

    /** What each call gave, in their order. */
    public static <T> List<T> run(List<Callable<T>> calls) {
        ExecutorService threads = Executors.newFixedThreadPool(calls.size());
        CyclicBarrier start = new CyclicBarrier(calls.size());
        try {
            List<Future<T>> results = calls.stream()
                    .map(call -> threads.submit(() -> {
                        start.await();
                        return call.call();
                    }))
                    .toList();
            return valuesOf(results);
        } finally {
            threads.shutdownNow();
        }
    }

    private static <T> List<T> valuesOf(List<Future<T>> results) {
        List<T> values = new ArrayList<>();
        try {
            for (Future<T> result : results) {
                values.add(result.get());
            }
        } catch (InterruptedException | ExecutionException failed) {
            throw new AssertionError(failed);
        }
        return values;
    }
}
