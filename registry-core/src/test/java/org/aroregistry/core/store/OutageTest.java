package org.aroregistry.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutageTest {
    @ParameterizedTest
    @ValueSource(strings = {"08S01", "08003", "08000"})
    void a_state_of_class_08_is_a_broken_connection(String state) {
        assertThat(Outage.isBroken(new SQLException("lost", state))).isTrue();
    }

    @Test
    void a_pool_without_connections_is_a_broken_connection() {
        assertThat(Outage.isBroken(new SQLTransientConnectionException("none in time")))
                .isTrue();
    }

    /** As Connector/J 9.7 reports a result that ends within a packet. */
    @Test
    void a_read_cut_short_is_a_broken_connection_under_any_state() {
        assertThat(Outage.isBroken(new SQLException("expected 75 bytes", "S1000", 0, new EOFException())))
                .isTrue();
        assertThat(Outage.isBroken(new SQLException("reset", "S1000", 0, new IOException(new SocketException()))))
                .isTrue();
    }

    @Test
    void a_connection_given_up_by_the_pool_is_a_broken_connection() {
        assertThat(Outage.isBroken(new SQLException("Connection is closed"))).isTrue();
    }

    @Test
    void a_driver_without_its_session_is_a_broken_connection_and_our_own_mistake_is_none() {
        NullPointerException failure = new NullPointerException();
        failure.setStackTrace(new StackTraceElement[] {
            new StackTraceElement("com.mysql.cj.jdbc.StatementImpl", "getWarnings", "StatementImpl.java", 1911)
        });

        assertThat(Outage.lostSession(failure))
                .hasValueSatisfying(lost -> assertThat(Outage.isBroken(lost)).isTrue());
        assertThat(Outage.lostSession(new NullPointerException())).isEmpty();
    }

    @Test
    void an_error_of_a_statement_is_no_outage() {
        SQLException duplicate = new SQLException("duplicate", "23000", 1062);
        SQLException general = new SQLException("general", "S1000", 0, new IllegalStateException());

        assertThat(Outage.isBroken(duplicate) || Outage.isFull(duplicate)).isFalse();
        assertThat(Outage.isBroken(general) || Outage.isFull(general)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {1021, 1114, 90031})
    void a_full_disk_is_none_of_the_connection(int error) {
        SQLException full = new SQLException("full", "HY000", error);

        assertThat(Outage.isFull(full)).isTrue();
        assertThat(Outage.isBroken(full)).isFalse();
    }
}
