package org.aroregistry.core.store;

import static org.aroregistry.core.store.StoreSteps.NO_WAIT;
import static org.aroregistry.core.store.StoreSteps.PATIENT;
import static org.aroregistry.core.store.StoreSteps.SITE;
import static org.aroregistry.core.store.StoreSteps.lab;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.aroregistry.core.dictionary.MissingToken;
import org.aroregistry.core.store.testing.DatabaseTest;
import org.aroregistry.core.store.testing.SampleRow;
import org.aroregistry.core.store.testing.TestDatabase;
import org.aroregistry.core.upload.ChangeReason;
import org.aroregistry.core.upload.UploadMode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@DatabaseTest
class RowsTest {
    private final TestDatabase database;
    private Registry registry;
    private StoreSteps steps;

    RowsTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void start_with_an_empty_registry() {
        steps = new StoreSteps(database);
        registry = database.registry();
    }

    @Test
    void rows_show_only_when_their_upload_is_published() {
        Upload upload = steps.begin(SITE);
        try (Loading loading = registry.rows().load(upload.uploadId(), NO_WAIT)) {
            steps.load(loading, upload, UploadMode.DELTA, "labs", lab("L1", "10"));

            assertThat(registry.currentVersion()).isZero();
            assertThat(steps.labs(registry.currentVersion())).isEmpty();
            assertThat(steps.labs(loading.version())).containsExactly("L1=10");

            assertThat(loading.publish("{}", "tester")).isEqualTo(1);
        }

        assertThat(registry.currentVersion()).isEqualTo(1);
        assertThat(steps.labs(1)).containsExactly("L1=10");
        assertThat(steps.labs(0)).isEmpty();
    }

    @Test
    void every_version_stays_readable_as_it_was() {
        steps.publish(UploadMode.DELTA, "labs", lab("L1", "10"), lab("L2", "11"));
        steps.publish(UploadMode.DELTA, "labs", lab("L2", "12"), lab("L3", "13"));
        steps.publish(UploadMode.FULL, "labs", lab("L1", "10"), lab("L3", "14"));

        assertThat(steps.labs(1)).containsExactly("L1=10", "L2=11");
        assertThat(steps.labs(2)).containsExactly("L1=10", "L2=12", "L3=13");
        assertThat(steps.labs(3)).containsExactly("L1=10", "L3=14");
    }

    @Test
    void loading_counts_what_is_new_changed_unchanged_and_gone() {
        assertThat(steps.publish(UploadMode.FULL, "labs", lab("L1", "10"), lab("L2", "11"), lab("L3", "12")))
                .isEqualTo(new LoadCounts(3, 0, 0, 0));
        assertThat(steps.publish(UploadMode.FULL, "labs", lab("L1", "10"), lab("L2", "11.5"), lab("L4", "1")))
                .isEqualTo(new LoadCounts(1, 1, 1, 1));
        assertThat(steps.publish(UploadMode.DELTA, "labs", lab("L2", "11.50"))).isEqualTo(new LoadCounts(0, 0, 1, 0));
    }

    @Test
    void an_unchanged_row_writes_nothing() {
        steps.publish(UploadMode.FULL, "labs", lab("L1", "10").line(2));
        steps.publish(UploadMode.FULL, "labs", lab("L1", "10.0000").line(7));

        assertThat(registry.rows().history(PATIENT)).hasSize(1);
        assertThat(steps.rows("labs", 2).get(0).origin())
                .isEqualTo(steps.rows("labs", 1).get(0).origin());
    }

    @Test
    void history_tells_every_version_with_its_origin() {
        steps.publish(UploadMode.FULL, "labs", lab("L1", "10").line(2));
        steps.publish(UploadMode.FULL, "labs", lab("L1", "11").line(5));
        steps.publish(UploadMode.FULL, "labs");

        List<RowVersion> history = registry.rows().history(PATIENT);

        assertThat(history).extracting(RowVersion::file).containsExactly("labs", "labs");
        RowOrigin first = history.get(0).row().origin();
        RowOrigin second = history.get(1).row().origin();
        assertThat(List.of(first.validFrom(), first.validTo(), first.line())).containsExactly(1L, 2L, 2L);
        assertThat(List.of(second.validFrom(), second.validTo(), second.line())).containsExactly(2L, 3L, 5L);
        assertThat(registry.uploads().find(second.uploadId()).orElseThrow().version())
                .hasValue(2);
    }

    @Test
    void values_tell_upload_file_line_time_reason_and_actor_and_what_ended_them() {
        steps.publish(
                UploadMode.FULL,
                "labs",
                lab("L1", "10").text("specimen", "BLOOD").line(2),
                lab("L2", "7").line(3));
        NewUpload request = new NewUpload(
                SITE,
                9,
                UploadMode.FULL,
                2026,
                "1.0",
                "c".repeat(64),
                "ben",
                Optional.of(ChangeReason.ERROR_CORRECTION));
        Upload upload = registry.uploads().begin(request);
        try (Loading loading = registry.rows().load(upload.uploadId(), NO_WAIT)) {
            steps.load(loading, upload, UploadMode.FULL, "labs", lab("L1", "11").line(5));
            loading.publish("{}", "ben");
        }

        List<ValueVersion> values = registry.rows().values(PATIENT);

        assertThat(values)
                .filteredOn(value -> value.column().equals("value"))
                .extracting(
                        ValueVersion::recordId,
                        value -> value.value() + " " + value.validFrom() + "-" + value.validTo(),
                        value ->
                                value.origin().fileName() + ":" + value.origin().line(),
                        value -> value.origin().reason(),
                        value -> value.origin().actor(),
                        value -> value.end().map(ValueVersion.End::replaced))
                .containsExactly(
                        tuple(
                                "L1",
                                "10.0000 1-OptionalLong[2]",
                                "labs.csv:2",
                                Optional.empty(),
                                "tester",
                                Optional.of(true)),
                        tuple(
                                "L1",
                                "11.0000 2-OptionalLong.empty",
                                "labs.csv:5",
                                Optional.of("ERROR_CORRECTION"),
                                "ben",
                                Optional.empty()),
                        tuple(
                                "L2",
                                "7.0000 1-OptionalLong[2]",
                                "labs.csv:3",
                                Optional.empty(),
                                "tester",
                                Optional.of(false)));
        assertThat(values)
                .filteredOn(value -> value.column().equals("specimen"))
                .extracting(ValueVersion::value)
                .as("a value that was taken away")
                .containsExactly("BLOOD", "");
        assertThat(values).allSatisfy(value -> value.end()
                .ifPresent(end -> assertThat(end.uploadId()).isEqualTo(upload.uploadId())));
        assertThat(values.get(0).origin().publishedAt())
                .isEqualTo(registry.uploads().list().get(1).finishedAt().orElseThrow());
        assertThat(registry.rows().values("ARO-000002-B")).isEmpty();
    }

    @Test
    void only_records_that_are_named_end() {
        steps.publish(UploadMode.FULL, "labs", lab("L1", "10"), lab("L2", "11"), lab("L3", "12"));

        Upload upload = steps.begin(SITE);
        try (Loading loading = registry.rows().load(upload.uploadId(), NO_WAIT);
                FileLoad load = loading.file(steps.fileId(upload, "labs"))) {
            load.add(lab("L1", "10").row());
            load.end("L3");
            assertThat(load.finish()).isEqualTo(new LoadCounts(0, 0, 1, 1));
            loading.publish("{}", "tester");
        }

        assertThat(steps.labs(2)).containsExactly("L1=10", "L2=11");
    }

    @Test
    void rows_that_come_while_others_are_checked_are_committed_some_at_a_time() {
        Upload upload = steps.begin(SITE);
        try (Loading loading = registry.rows().load(upload.uploadId(), NO_WAIT);
                FileLoad load = loading.file(steps.fileId(upload, "labs"))) {
            assertThat(load.isFirst()).isTrue();
            load.addAll(feed(12_000, () -> registry.rows().count("labs", loading.version())));
            load.rest();
            load.withdraw(IntStream.range(0, 1_500).mapToObj(i -> "L" + i).toList());
            assertThat(load.finish()).isEqualTo(new LoadCounts(10_500, 0, 0, 0));
            loading.publish("{}", "tester");
        }

        assertThat(steps.labs(1))
                .hasSize(10_500)
                .doesNotContain("L0=1", "L1499=1")
                .contains("L1500=1", "L11999=1");
    }

    /** Hands out rows, and pauses after half of them: then those before are committed. */
    private static RowFeed feed(int rows, LongSupplier committed) {
        return new RowFeed() {
            private int given;

            @Override
            public boolean await() {
                return given < rows;
            }

            @Override
            public boolean isReady(long milliseconds) {
                return given < rows && given != rows / 2;
            }

            @Override
            public NewRow next() {
                if (given == rows / 2) {
                    assertThat(committed.getAsLong()).isEqualTo(given);
                }
                return lab("L" + given++, "1").row();
            }
        };
    }

    @Test
    void a_failing_source_of_rows_leaves_the_connection_usable_and_nothing_of_its_transaction() {
        Upload upload = steps.begin(SITE);
        try (Loading loading = registry.rows().load(upload.uploadId(), NO_WAIT);
                FileLoad load = loading.file(steps.fileId(upload, "labs"))) {
            RowFeed broken = new RowFeed() {
                private int given;

                @Override
                public boolean await() {
                    return true;
                }

                @Override
                public boolean isReady(long milliseconds) {
                    return true;
                }

                @Override
                public NewRow next() {
                    if (++given == 500) {
                        throw new IllegalStateException("the disk is gone");
                    }
                    return lab("L" + given, "1").row();
                }
            };

            assertThatThrownBy(() -> load.addAll(broken))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("the disk is gone");

            assertThat(registry.rows().count("labs", loading.version())).isZero();
            load.add(lab("L1", "10").row());
            assertThat(load.finish()).isEqualTo(new LoadCounts(1, 0, 0, 0));
        }
    }

    @Test
    void a_full_upload_ends_only_rows_of_its_own_site() {
        steps.publish("S001", UploadMode.FULL, "labs", lab("S001", "L1", "10"));
        steps.publish("S002", UploadMode.FULL, "labs", lab("S002", "L1", "20"), lab("S002", "L2", "21"));
        steps.publish("S002", UploadMode.FULL, "labs", lab("S002", "L2", "21"));

        assertThat(steps.labs(3)).containsExactly("L1=10", "L2=21");
    }

    @Test
    void a_record_may_move_to_another_patient() {
        steps.publish(UploadMode.DELTA, "labs", lab("L1", "10"));
        SampleRow moved = SampleRow.of("labs", SITE, "ARO-000002-B", "L1").decimal("value", "10");

        assertThat(steps.publish(UploadMode.DELTA, "labs", moved)).isEqualTo(new LoadCounts(0, 1, 0, 0));
        assertThat(steps.rows("labs", 2)).extracting(StoredRow::patientId).containsExactly("ARO-000002-B");
        assertThat(steps.rows("labs", 1)).extracting(StoredRow::patientId).containsExactly(PATIENT);
    }

    @Test
    void an_ended_record_may_come_back() {
        steps.publish(UploadMode.FULL, "labs", lab("L1", "10"), lab("L2", "11"));
        steps.publish(UploadMode.FULL, "labs", lab("L2", "11"));

        assertThat(steps.publish(UploadMode.FULL, "labs", lab("L1", "10"), lab("L2", "11")))
                .isEqualTo(new LoadCounts(1, 0, 1, 0));
        assertThat(steps.labs(2)).containsExactly("L2=11");
        assertThat(steps.labs(3)).containsExactly("L1=10", "L2=11");
    }

    @Test
    void the_same_upload_goes_on_after_a_crash_with_the_files_it_had_loaded() {
        steps.publish(UploadMode.FULL, "labs", lab("L1", "10"), lab("L2", "11"));
        Upload upload = steps.begin(SITE);
        SampleRow growth = SampleRow.of("growth", SITE, PATIENT, "G1").decimal("weight_kg", "7.5");
        try (Loading crashed = registry.rows().load(upload.uploadId(), NO_WAIT)) {
            steps.load(crashed, upload, UploadMode.FULL, "growth", growth);
            try (FileLoad load = crashed.file(steps.fileId(upload, "labs"))) {
                load.add(lab("L1", "99").row());
            }
        }

        try (Loading resumed = registry.rows().load(upload.uploadId(), NO_WAIT)) {
            assertThat(resumed.loaded("growth.csv")).contains(new LoadCounts(1, 0, 0, 0));
            assertThat(resumed.loaded("labs.csv")).isEmpty();
            assertThatThrownBy(() -> resumed.file(steps.fileId(upload, "growth")))
                    .isInstanceOf(StoreException.class)
                    .hasMessage("growth.csv of upload " + upload.uploadId() + " is loaded already");
            steps.load(resumed, upload, UploadMode.FULL, "labs", lab("L1", "12"));
            resumed.publish("{}", "tester");
        }

        assertThat(steps.labs(2)).containsExactly("L1=12");
        assertThat(steps.rows("growth", 2)).hasSize(1);
    }

    @Test
    void a_file_that_was_cut_off_between_two_chunks_starts_over() {
        Upload upload = steps.begin(SITE);
        try (Loading crashed = registry.rows().load(upload.uploadId(), NO_WAIT);
                FileLoad load = crashed.file(steps.fileId(upload, "labs"))) {
            // More than one chunk, so that some rows are committed.
            IntStream.range(0, 10_500).forEach(i -> load.add(lab("L" + i, "1").row()));
            assertThat(registry.rows().count("labs", crashed.version())).isEqualTo(10_000);
        }

        try (Loading resumed = registry.rows().load(upload.uploadId(), NO_WAIT)) {
            assertThat(registry.rows().count("labs", resumed.version())).isZero();
            assertThat(steps.load(resumed, upload, UploadMode.DELTA, "labs", lab("L1", "10")))
                    .isEqualTo(new LoadCounts(1, 0, 0, 0));
            resumed.publish("{}", "tester");
        }

        assertThat(steps.labs(1)).containsExactly("L1=10");
    }

    @Test
    void a_file_can_be_loaded_again_after_a_failure_in_the_same_attempt() {
        Upload upload = steps.begin(SITE);
        try (Loading loading = registry.rows().load(upload.uploadId(), NO_WAIT)) {
            assertThatThrownBy(() ->
                            steps.load(loading, upload, UploadMode.DELTA, "labs", lab("L1", "10"), lab("L1", "11")))
                    .isInstanceOf(StoreException.class)
                    .hasMessage("a record occurs twice among the rows of labs.csv");
            steps.load(loading, upload, UploadMode.DELTA, "labs", lab("L1", "12"));
            loading.publish("{}", "tester");
        }

        assertThat(steps.labs(1)).containsExactly("L1=12");
    }

    @Test
    void what_a_dead_upload_left_is_cleared_before_the_next_one_loads() {
        steps.publish(UploadMode.FULL, "labs", lab("L1", "10"), lab("L2", "11"));
        Upload dead = steps.begin(SITE);
        try (Loading loading = registry.rows().load(dead.uploadId(), NO_WAIT)) {
            steps.load(loading, dead, UploadMode.FULL, "labs", lab("L1", "99"), lab("L5", "5"));
        }
        assertThat(steps.labs(1)).containsExactly("L1=10", "L2=11");

        steps.publish("S002", UploadMode.FULL, "labs", lab("S002", "L1", "20"));

        assertThat(steps.labs(2)).containsExactly("L1=10", "L2=11", "L1=20");
        assertThat(registry.rows().history(PATIENT)).hasSize(3);
        try (Loading resumed = registry.rows().load(dead.uploadId(), NO_WAIT)) {
            assertThat(resumed.version()).isEqualTo(3);
            assertThat(resumed.loaded("labs.csv")).isEmpty();
        }
    }

    @Test
    void a_refused_upload_leaves_no_rows() {
        steps.publish(UploadMode.FULL, "labs", lab("L1", "10"));
        Upload upload = steps.begin(SITE);
        try (Loading loading = registry.rows().load(upload.uploadId(), NO_WAIT)) {
            steps.load(loading, upload, UploadMode.FULL, "labs", lab("L2", "11"));
            registry.uploads().refuse(upload.uploadId(), "{\"status\":\"REFUSED\"}", "tester");
        }

        assertThat(steps.labs(2)).containsExactly("L1=10");
        assertThat(registry.currentVersion()).isEqualTo(1);
        assertThatThrownBy(() -> registry.rows().load(upload.uploadId(), NO_WAIT))
                .isInstanceOf(StoreException.class)
                .hasMessage("upload " + upload.uploadId() + " is already REFUSED and cannot be loaded");
    }

    @Test
    void only_one_upload_loads_at_a_time() {
        Upload first = steps.begin("S001");
        Upload second = steps.begin("S002");
        try (Loading loading = registry.rows().load(first.uploadId(), NO_WAIT)) {
            assertThat(loading.version()).isEqualTo(1);
            assertThatThrownBy(() -> registry.rows().load(second.uploadId(), NO_WAIT))
                    .isInstanceOf(StoreException.class)
                    .hasMessage("another upload is being loaded: try again when it is done");
        }

        try (Loading loading = registry.rows().load(second.uploadId(), NO_WAIT)) {
            assertThat(loading.version()).isEqualTo(1);
        }
    }

    @Test
    void an_upload_that_was_taken_for_dead_can_no_longer_write() {
        Upload slow = steps.begin("S001");
        Upload next = steps.begin("S002");
        // Its lock broke, but its loader still lives.
        Loading loading = registry.rows().load(slow.uploadId(), NO_WAIT);
        loading.close();
        try (FileLoad load = loading.file(steps.fileId(slow, "labs"))) {
            load.add(lab("L1", "10").row());
            steps.publish("S003", UploadMode.DELTA, "labs", lab("S003", "L1", "30"));

            assertThatThrownBy(load::finish)
                    .isInstanceOf(StoreException.class)
                    .hasMessage("upload " + slow.uploadId() + " lost the right to load: send it again");
            assertThatThrownBy(() -> loading.publish("{}", "tester"))
                    .isInstanceOf(StoreException.class)
                    .hasMessage("upload " + slow.uploadId() + " lost the right to load: send it again");
        }
        assertThat(steps.labs(1)).containsExactly("L1=30");
        assertThat(next.version()).isEmpty();
    }

    @Test
    void a_row_of_another_site_is_refused() {
        Upload upload = steps.begin("S001");
        try (Loading loading = registry.rows().load(upload.uploadId(), NO_WAIT);
                FileLoad load = loading.file(steps.fileId(upload, "labs"))) {
            assertThatThrownBy(() -> load.add(lab("S002", "L1", "10").line(4).row()))
                    .isInstanceOf(StoreException.class)
                    .hasMessage("line 4 of labs.csv is not a row of site S001");
        }
    }

    @Test
    void a_value_that_does_not_fit_fails_and_is_never_cut() {
        Upload upload = steps.begin(SITE);
        try (Loading loading = registry.rows().load(upload.uploadId(), NO_WAIT)) {
            assertThatThrownBy(() -> steps.load(
                            loading,
                            upload,
                            UploadMode.DELTA,
                            "labs",
                            lab("L1", "10").text("value_op", "X".repeat(40))))
                    .isInstanceOf(StoreException.class)
                    .hasMessageStartingWith("the database failed while loading labs.csv (error ")
                    .hasMessageNotContaining("XXX");
        }
        assertThat(steps.labs(1)).isEmpty();
    }

    @Test
    void a_value_of_the_wrong_type_is_refused() {
        SampleRow row = SampleRow.of("labs", SITE, PATIENT, "L1").whole("value", 10);

        assertThatThrownBy(() -> steps.publish(UploadMode.DELTA, "labs", row))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("labs.value of type dec(12,4) cannot hold a Whole");
    }

    @Test
    void cells_come_back_with_their_types_and_missing_tokens() {
        steps.publish(
                UploadMode.DELTA,
                "patients",
                SampleRow.of("patients", SITE, PATIENT, "P1")
                        .whole("enrol_day", 120)
                        .text("sex", "F")
                        .missing("birth_weight_g", MissingToken.UNK)
                        .decimal("gest_age_weeks", "39.5")
                        .missing("family_history_aro", MissingToken.UNK));

        StoredRow row = steps.rows("patients", 1).get(0);

        assertThat(row.whole("enrol_day")).isEqualTo(OptionalInt.of(120));
        assertThat(row.code("sex")).contains("F");
        assertThat(row.whole("birth_weight_g")).isEmpty();
        assertThat(row.missing("birth_weight_g")).contains(MissingToken.UNK);
        assertThat(row.value("birth_weight_g")).isEqualTo(new Value.Missing(MissingToken.UNK));
        assertThat(row.decimal("gest_age_weeks")).contains(new BigDecimal("39.5"));
        assertThat(row.code("family_history_aro")).isEmpty();
        assertThat(row.missing("family_history_aro")).contains(MissingToken.UNK);
        assertThat(row.value("consanguinity")).isEqualTo(Value.BLANK);
        assertThat(row.missing("consanguinity")).isEmpty();
    }

    @Test
    void any_text_comes_back_as_it_was_sent() {
        String text = "tab\tback\\slash quote' \"double\" line\nreturn\r Å 氷 \\N \uD83E\uDDB4";
        steps.publish(
                UploadMode.DELTA,
                "adverse_events",
                SampleRow.of("adverse_events", SITE, PATIENT, "A1").text("ae_text", text));

        assertThat(steps.rows("adverse_events", 1).get(0).code("ae_text")).contains(text);
    }

    @Test
    void laboratory_values_are_stored_in_the_canonical_unit_as_well() {
        steps.publish(UploadMode.DELTA, "labs", lab("L1", "10.5"));

        assertThat(steps.rows("labs", 1).get(0).canonicalValue()).contains(new BigDecimal("105.000000"));
    }

    @Test
    void rows_come_by_site_patient_and_record() {
        steps.publish(
                "S002", UploadMode.DELTA, "labs", lab("S002", "b", "1"), lab("S002", "a", "2"), lab("S002", "B", "3"));
        steps.publish("S001", UploadMode.DELTA, "labs", lab("S001", "z", "4"));

        assertThat(steps.labs(2)).containsExactly("z=4", "B=3", "a=2", "b=1");
        assertThat(registry.rows().count("labs", 2)).isEqualTo(4);
    }

    @Test
    void a_selection_reads_only_what_was_asked_for() {
        steps.publish("S001", UploadMode.DELTA, "labs", lab("S001", "L1", "1"));
        steps.publish("S002", UploadMode.DELTA, "labs", lab("S002", "L2", "2"));

        try (RowCursor cursor =
                registry.rows().read(RowSelection.of("labs", 2).columns("value").site("S002"))) {
            StoredRow row = cursor.next();
            assertThat(row.recordId()).isEqualTo("L2");
            assertThat(row.canonicalValue()).contains(new BigDecimal("20.000000"));
            assertThatThrownBy(() -> row.whole("sample_day"))
                    .isInstanceOf(StoreException.class)
                    .hasMessage("column sample_day of labs was not read");
            assertThat(cursor.hasNext()).isFalse();
        }
        assertThatThrownBy(() -> registry.rows().read(RowSelection.of("pets", 1)))
                .isInstanceOf(StoreException.class)
                .hasMessage("the registry holds no rows of a file 'pets'");
    }
}
