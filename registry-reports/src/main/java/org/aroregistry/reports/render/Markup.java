package org.aroregistry.reports.render;

import java.util.ArrayDeque;
import java.util.Deque;

/** Writes well-formed XML: what is opened gets closed, and text cannot become markup. */
public final class Markup {
    private final StringBuilder text = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /** Opens an element; attributes are given as name, value, name, value. */
    public Markup open(String element, String... attributes) {
        start(element, attributes);
        text.append('>');
        open.push(element);
        return this;
    }

    /** Closes the element opened last. */
    public Markup close() {
        text.append("</").append(open.pop()).append('>');
        return this;
    }

    /** Closes the element opened last and ends the line. */
    public Markup closeLine() {
        close();
        return line();
    }

    /** Writes an element without content. */
    public Markup empty(String element, String... attributes) {
        start(element, attributes);
        text.append("/>");
        return this;
    }

    /** Writes an element that holds text only. */
    public Markup element(String element, String content, String... attributes) {
        return open(element, attributes).text(content).close();
    }

    /** Writes text. */
    public Markup text(String content) {
        text.append(escaped(content));
        return this;
    }

    /** Writes what is markup already. */
    public Markup raw(String markup) {
        text.append(markup);
        return this;
    }

    /** Ends the line, for those who read the source. */
    public Markup line() {
        text.append('\n');
        return this;
    }

    private void start(String element, String... attributes) {
        if (attributes.length % 2 != 0) {
            throw new IllegalArgumentException("attributes of <" + element + "> must be pairs of name and value");
        }
        text.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            if (!attributes[i + 1].isEmpty() || attributes[i].equals("alt")) {
                text.append(' ')
                        .append(attributes[i])
                        .append("=\"")
                        .append(escaped(attributes[i + 1]))
                        .append('"');
            }
        }
    }

    private static String escaped(String content) {
        StringBuilder escaped = new StringBuilder(content.length() + 16);
        for (int i = 0; i < content.length(); i++) {
            char c = content.charAt(i);
            switch (c) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.append(c < ' ' && c != '\n' && c != '\t' ? ' ' : c);
            }
        }
        return escaped.toString();
    }

    /** Returns what was written. */
    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("not closed: " + open);
        }
        return text.toString();
    }
}
