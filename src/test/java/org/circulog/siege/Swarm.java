package org.circulog.siege;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** Very many clients in one thread. Each sends what it is told to, and takes down what it hears and when. */
final class Swarm implements AutoCloseable {
    /** More at once would overflow the queue of the listening socket, and be tried again a second later. */
    private static final int CONNECTING_AT_ONCE = 100;

    private final Selector selector;
    private final InetSocketAddress service;
    private final List<Client> clients = new ArrayList<>();
    private final ConcurrentLinkedQueue<Client> ready = new ConcurrentLinkedQueue<>();
    private final Thread thread = new Thread(this::run, "swarm");
    private volatile boolean ended;

    Swarm(URI service) throws IOException {
        this.service = new InetSocketAddress(service.getHost(), service.getPort());
        this.selector = Selector.open();
        thread.setDaemon(true);
        thread.start();
    }

    /** One client; the times are those of {@link System#nanoTime()}, 0 until it is so. */
    static final class Client {
        private final SocketChannel channel;
        private final String request;
        private final StringBuffer heard = new StringBuffer();
        private volatile long sentAt;
        private volatile long answeredAt;
        private volatile long closedAt;

        private Client(SocketChannel channel, String request) {
            this.channel = channel;
            this.request = request;
        }

        boolean isAnswered() {
            return answeredAt != 0;
        }

        boolean isClosed() {
            return closedAt != 0;
        }

        String request() {
            return request;
        }

        /** Head and body, as far as they are there. */
        String heard() {
            return heard.toString();
        }

        /** Of the answer; 0 if there is none. */
        int status() {
            return heard.length() < 12 ? 0 : Integer.parseInt(heard.substring(9, 12));
        }

        Duration toAnswer() {
            return Duration.ofNanos(answeredAt - sentAt);
        }

        private void send() throws IOException {
            ByteBuffer bytes = ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII));
            sentAt = System.nanoTime();
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }

        private void listen(ByteBuffer buffer) {
            try {
                int read = channel.read(buffer.clear());
                if (read < 0) {
                    close();
                } else {
                    heard.append(StandardCharsets.ISO_8859_1.decode(buffer.flip()));
                    answeredAt = isAnswered() ? answeredAt : System.nanoTime();
                }
            } catch (IOException reset) {
                close();
            }
        }

        private void close() {
            closedAt = System.nanoTime();
            try {
                channel.close();
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }

    /** Connects one client per request, without sending anything yet. */
    List<Client> connect(List<String> requests) throws IOException {
        List<Client> added = new ArrayList<>();
        for (String request : requests) {
            SocketChannel channel = SocketChannel.open();
            if (added.size() % CONNECTING_AT_ONCE == 0) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
            }
            channel.connect(service);
            channel.configureBlocking(false);
            added.add(new Client(channel, request));
        }
        clients.addAll(added);
        ready.addAll(added);
        selector.wakeup();
        return added;
    }

    /** Lets clients send their requests, one after the other as fast as that goes. */
    void send(List<Client> senders) throws IOException {
        for (Client client : senders) {
            client.send();
        }
    }

    private void run() {
        ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
        try {
            while (!ended) {
                selector.select();
                for (Client client = ready.poll(); client != null; client = ready.poll()) {
                    client.channel.register(selector, SelectionKey.OP_READ, client);
                }
                for (SelectionKey key : selector.selectedKeys()) {
                    ((Client) key.attachment()).listen(buffer);
                }
                selector.selectedKeys().clear();
            }
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** Whether it becomes true of all clients in time. */
    boolean await(Predicate<Client> condition, Duration patience) {
        long latest = System.nanoTime() + patience.toNanos();
        while (!clients.stream().allMatch(condition)) {
            if (System.nanoTime() - latest > 0) {
                return false;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        ended = true;
        selector.wakeup();
        for (Client client : clients) {
            client.channel.close();
        }
        selector.close();
    }
}
