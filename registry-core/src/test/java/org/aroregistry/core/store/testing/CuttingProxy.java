package org.aroregistry.core.store.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A network between a test and a server that breaks once: after so many bytes, in whichever direction, all connections are cut, half-sent
 * packets included. New connections work again.
 */
public final class CuttingProxy implements AutoCloseable {
    /** Never. */
    public static final long NEVER = Long.MAX_VALUE;

    private static final int BLOCK = 1 << 14;

    private record Awaited(byte[] word, AtomicInteger times, boolean delivered) {
        boolean isIn(byte[] block, int count) {
            // The word ends the packet.
            int from = count - word.length;
            return from >= 0 && Arrays.equals(block, from, count, word, 0, word.length) && times.decrementAndGet() == 0;
        }
    }

    private final ServerSocket entrance;
    private final String host;
    private final int port;
    private final AtomicLong left;
    private final AtomicLong passed = new AtomicLong();
    private volatile @Nullable Awaited awaited;
    private volatile @Nullable Socket cutAtAnswer;
    private volatile boolean cut;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /**
     * Opens the network.
     *
     * @param host of the server
     * @param port of the server
     * @param cutAfter bytes of all connections and both directions together that get through before the cut
     */
    public CuttingProxy(String host, int port, long cutAfter) {
        this.host = host;
        this.port = port;
        this.left = new AtomicLong(cutAfter);
        try {
            entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread(this::accept);
    }

    /**
     * Cuts all connections at a word that a client sends.
     *
     * @param word in a packet of its own, as Connector/J sends {@code COMMIT}
     * @param which 1 for the next time that it is sent
     * @param delivered true if the server still gets it and acts on it, and only its answer is lost
     */
    public void cutAt(String word, int which, boolean delivered) {
        awaited = new Awaited(word.getBytes(StandardCharsets.US_ASCII), new AtomicInteger(which), delivered);
    }

    /** Returns the port to connect to, on this machine. */
    public int port() {
        return entrance.getLocalPort();
    }

    /** Returns how many bytes got through so far. */
    public long passed() {
        return passed.get();
    }

    /** Cuts all connections after so many bytes more. */
    public void cutAfter(long bytes) {
        left.set(bytes);
    }

    /** Tells whether the cut happened. */
    public boolean isCut() {
        return cut;
    }

    @Override
    public void close() {
        try {
            entrance.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cut();
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                connect(entrance.accept());
            } catch (IOException e) {
                // The entrance was closed.
            }
        }
    }

    private void connect(Socket client) throws IOException {
        try {
            Socket server = new Socket(host, port);
            open.add(client);
            open.add(server);
            thread(() -> pass(client, server, true));
            thread(() -> pass(server, client, false));
        } catch (IOException e) {
            // The server is away.
            client.close();
        }
    }

    private void pass(Socket from, Socket to, boolean asks) {
        byte[] block = new byte[BLOCK];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(block); count >= 0; count = in.read(block)) {
                if (asks) {
                    listen(block, count, to);
                }
                // The answer shows that the server has acted.
                long room = from == cutAtAnswer ? 0 : left.getAndAdd(-count);
                if (room >= 0 && room <= count) {
                    out.write(block, 0, (int) room);
                    cut();
                    return;
                }
                out.write(block, 0, count);
                passed.addAndGet(count);
            }
        } catch (IOException e) {
            // The other half closed it, or it was cut.
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    /** Arranges the cut if the client sends the word. */
    private void listen(byte[] block, int count, Socket server) {
        Awaited word = awaited;
        if (word != null && word.isIn(block, count)) {
            if (word.delivered()) {
                cutAtAnswer = server;
            } else {
                left.set(0);
            }
        }
    }

    /** Ends every connection; what is under way is lost. */
    private void cut() {
        cut = true;
        left.set(NEVER);
        for (Socket socket : open) {
            try {
                socket.close();
            } catch (IOException e) {
                // Closed already.
            }
        }
    }

    private static void thread(Runnable work) {
        Thread thread = new Thread(work, "cutting-proxy");
        thread.setDaemon(true);
        thread.start();
    }
}
