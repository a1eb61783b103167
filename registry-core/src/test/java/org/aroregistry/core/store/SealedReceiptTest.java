package org.aroregistry.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SealedReceiptTest {
    private static final String BODY = "{\n  \"site_id\": \"S001\",\n  \"files\": []\n}\n";
    private static final AuditEvent EVENT = new AuditEvent(
            812,
            Instant.EPOCH,
            AuditEntry.of("tester", AuditAction.PUBLISH, "upload 1", ""),
            "0".repeat(64),
            "ab".repeat(32));

    @Test
    void the_seal_is_the_last_member() {
        assertThat(SealedReceipt.seal(BODY, EVENT))
                .isEqualTo(
                        "{\n  \"site_id\": \"S001\",\n  \"files\": [],\n  \"audit\": {\n    \"event\": 812,\n    \"hash\": \""
                                + "ab".repeat(32) + "\"\n  }\n}\n");
    }

    @Test
    void what_was_sealed_is_read_again() {
        for (String body : new String[] {BODY, "{}", "{\"a\": 1}"}) {
            String sealed = SealedReceipt.seal(body, EVENT);

            assertThat(SealedReceipt.read(sealed))
                    .contains(new SealedReceipt(812, EVENT.hash(), SealedReceipt.contentOf(body)));
            assertThat(SealedReceipt.read(sealed.replace("\n", "\r\n").stripTrailing()))
                    .as("after a journey by mail")
                    .isEqualTo(SealedReceipt.read(sealed));
        }
    }

    @Test
    void a_changed_receipt_has_another_content() {
        String changed = SealedReceipt.seal(BODY, EVENT).replace("S001", "S002");

        assertThat(SealedReceipt.read(changed).orElseThrow().bodySha256()).isNotEqualTo(SealedReceipt.contentOf(BODY));
    }

    @Test
    void a_receipt_without_seal_has_none() {
        assertThat(SealedReceipt.read(BODY)).isEmpty();
        assertThat(SealedReceipt.read("")).isEmpty();
        assertThatThrownBy(() -> SealedReceipt.contentOf("receipt")).isInstanceOf(IllegalArgumentException.class);
    }
}
