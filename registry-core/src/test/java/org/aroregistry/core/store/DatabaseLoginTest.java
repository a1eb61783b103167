package org.aroregistry.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseLoginTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:mysql://localhost/aro",
                "jdbc:mysql://127.0.0.1:3306/aro?user=aro",
                "jdbc:mysql://[::1]:3306/aro",
                "jdbc:mysql://localhost"
            })
    void within_a_machine_nothing_is_enciphered(String url) {
        assertThat(DatabaseLogin.url(new DatabaseAddress(url, "", "")))
                .startsWith(url)
                .contains("&sslMode=DISABLED&allowPublicKeyRetrieval=true");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:mysql://db.example.org/aro",
                "jdbc:mysql://localhost.example.org/aro",
                "jdbc:mysql://127.0.0.1.example.org:3306/aro",
                "jdbc:mysql://db.example.org/localhost",
                "jdbc:mysql://127.0.0.1,db.example.org/aro"
            })
    void the_way_to_another_machine_is_left_to_the_driver(String url) {
        assertThat(DatabaseLogin.url(new DatabaseAddress(url, "", "")))
                .doesNotContain("sslMode", "allowPublicKeyRetrieval");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sslMode=VERIFY_IDENTITY", "sslmode=PREFERRED", "useSSL=true", "requireSSL=true"})
    void whoever_says_how_to_encipher_is_obeyed(String setting) {
        String url = "jdbc:mysql://localhost/aro?" + setting;

        assertThat(DatabaseLogin.url(new DatabaseAddress(url, "", "")))
                .startsWith(url)
                .doesNotContain("DISABLED", "allowPublicKeyRetrieval");
    }

    @Test
    void settings_of_the_user_win() {
        String url = "jdbc:mysql://db.example.org/aro?rewriteBatchedStatements=false";

        assertThat(DatabaseLogin.url(new DatabaseAddress(url, "", ""))).doesNotContain("rewriteBatchedStatements=true");
    }
}
