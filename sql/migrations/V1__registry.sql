-- Everything around the patients' rows: sites, uploads, versions, freezes, the audit trail, analysis runs and their results.
-- All times are UTC. The same file runs on MySQL 8.4 and 9 and on H2 in MySQL mode.

CREATE TABLE site (
    site_id VARCHAR(4) NOT NULL COMMENT 'code of the site, such as S001',
    first_seen_at DATETIME(6) NOT NULL COMMENT 'when its first upload arrived, UTC',
    CONSTRAINT pk_site PRIMARY KEY (site_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin;

CREATE TABLE upload (
    upload_id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'number of the upload in the registry',
    site_id VARCHAR(4) NOT NULL COMMENT 'site that sent it',
    upload_seq INT NOT NULL COMMENT 'the site''s own number of the upload',
    upload_mode VARCHAR(8) NOT NULL COMMENT 'FULL: absent rows end; DELTA: absent rows stay',
    extract_year INT NOT NULL COMMENT 'unit: year; when the site made its extract',
    dictionary_version VARCHAR(16) NOT NULL COMMENT 'version of the dictionary that the upload follows',
    content_sha256 VARCHAR(64) NOT NULL COMMENT 'SHA-256 over the content of the upload, hexadecimal',
    actor VARCHAR(128) NOT NULL COMMENT 'who sent it',
    reason VARCHAR(32) COMMENT 'why rows may change, as a code',
    status VARCHAR(16) NOT NULL COMMENT 'RUNNING, PUBLISHED or REFUSED',
    started_at DATETIME(6) NOT NULL COMMENT 'when it first arrived, UTC',
    finished_at DATETIME(6) COMMENT 'when it was published or refused, UTC',
    load_version BIGINT COMMENT 'registry version that its rows were written for; empty while it wrote none',
    receipt LONGTEXT COMMENT 'the receipt for the site, JSON',
    CONSTRAINT pk_upload PRIMARY KEY (upload_id),
    CONSTRAINT uq_upload_identity UNIQUE (site_id, content_sha256, dictionary_version),
    CONSTRAINT fk_upload_site FOREIGN KEY (site_id) REFERENCES site (site_id),
    CONSTRAINT ck_upload_mode CHECK (upload_mode IN ('FULL', 'DELTA')),
    CONSTRAINT ck_upload_status CHECK (status IN ('RUNNING', 'PUBLISHED', 'REFUSED'))
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin;

CREATE TABLE upload_file (
    file_id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'number of the file in the registry',
    upload_id BIGINT NOT NULL COMMENT 'upload that holds it',
    file_name VARCHAR(64) NOT NULL COMMENT 'file name with its ending',
    sha256 VARCHAR(64) NOT NULL COMMENT 'SHA-256 of its bytes, hexadecimal',
    size_bytes BIGINT NOT NULL COMMENT 'unit: bytes',
    loaded BOOLEAN DEFAULT FALSE NOT NULL COMMENT 'true once all its rows are written for load_version of the upload',
    loaded_added BIGINT COMMENT 'rows written that were new',
    loaded_changed BIGINT COMMENT 'rows written that replace an older version',
    loaded_unchanged BIGINT COMMENT 'rows that equal the registry''s version and wrote nothing',
    loaded_ended BIGINT COMMENT 'rows ended because a FULL upload no longer holds them',
    CONSTRAINT pk_upload_file PRIMARY KEY (file_id),
    CONSTRAINT uq_upload_file_name UNIQUE (upload_id, file_name),
    CONSTRAINT fk_upload_file_upload FOREIGN KEY (upload_id) REFERENCES upload (upload_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin;

CREATE TABLE file_accounting (
    upload_id BIGINT NOT NULL COMMENT 'upload that holds the file',
    file_name VARCHAR(64) NOT NULL COMMENT 'file name with its ending',
    rows_read BIGINT NOT NULL COMMENT 'data rows read, without header and blank rows',
    rows_added BIGINT NOT NULL COMMENT 'rows new in the registry',
    rows_changed BIGINT NOT NULL COMMENT 'rows that replace an older version',
    rows_unchanged BIGINT NOT NULL COMMENT 'rows that wrote nothing',
    rows_rejected BIGINT NOT NULL COMMENT 'rows refused',
    rows_blank BIGINT NOT NULL COMMENT 'blank rows skipped',
    rows_ended BIGINT NOT NULL COMMENT 'rows that a FULL upload no longer holds; not part of the sum',
    refused BOOLEAN NOT NULL COMMENT 'true if the whole file was refused',
    CONSTRAINT pk_file_accounting PRIMARY KEY (upload_id, file_name),
    CONSTRAINT fk_file_accounting_upload FOREIGN KEY (upload_id) REFERENCES upload (upload_id),
    CONSTRAINT ck_file_accounting_sum CHECK (rows_read = rows_added + rows_changed + rows_unchanged + rows_rejected)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin;

CREATE TABLE import_finding (
    upload_id BIGINT NOT NULL COMMENT 'upload in which it was noticed',
    finding_no BIGINT NOT NULL COMMENT 'order within the upload, from 1',
    rule_id VARCHAR(16) NOT NULL COMMENT 'id of the rule',
    severity VARCHAR(1) NOT NULL COMMENT 'E, W, Q or I',
    file_name VARCHAR(64) NOT NULL COMMENT 'file name with its ending; empty for the upload as a whole',
    line_no BIGINT NOT NULL COMMENT 'physical line of the file where the record starts; 0 for the file as a whole',
    column_letter VARCHAR(4) NOT NULL COMMENT 'spreadsheet letter of the column, may be empty',
    column_name VARCHAR(255) NOT NULL COMMENT 'name of the column, may be empty',
    record_id VARCHAR(64) NOT NULL COMMENT 'record of the row, may be empty',
    cell_value VARCHAR(40) COMMENT 'value found, cut at 40 characters; never for rules P-...',
    message VARCHAR(1000) NOT NULL COMMENT 'what is wrong',
    expected VARCHAR(1000) NOT NULL COMMENT 'what was expected',
    hint VARCHAR(1000) NOT NULL COMMENT 'what may have happened, may be empty',
    CONSTRAINT pk_import_finding PRIMARY KEY (upload_id, finding_no),
    CONSTRAINT fk_import_finding_upload FOREIGN KEY (upload_id) REFERENCES upload (upload_id),
    CONSTRAINT ck_import_finding_severity CHECK (severity IN ('E', 'W', 'Q', 'I')),
    CONSTRAINT ck_import_finding_privacy CHECK (cell_value IS NULL OR rule_id NOT LIKE 'P-%')
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin;

CREATE TABLE site_query (
    query_id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'number of the query in the registry',
    upload_id BIGINT NOT NULL COMMENT 'upload that raised it first',
    finding_no BIGINT NOT NULL COMMENT 'finding of that upload',
    site_id VARCHAR(4) NOT NULL COMMENT 'site that is asked',
    rule_id VARCHAR(16) NOT NULL COMMENT 'rule that asks',
    file_name VARCHAR(64) NOT NULL COMMENT 'file of the row in question',
    record_id VARCHAR(64) NOT NULL COMMENT 'record of the row in question, may be empty',
    column_name VARCHAR(255) NOT NULL COMMENT 'column in question, may be empty',
    message VARCHAR(1000) NOT NULL COMMENT 'the question',
    status VARCHAR(16) NOT NULL COMMENT 'OPEN or CLOSED',
    opened_at DATETIME(6) NOT NULL COMMENT 'when it was opened, UTC',
    closed_at DATETIME(6) COMMENT 'when it was closed, UTC',
    CONSTRAINT pk_site_query PRIMARY KEY (query_id),
    CONSTRAINT fk_site_query_finding FOREIGN KEY (upload_id, finding_no) REFERENCES import_finding (upload_id, finding_no),
    CONSTRAINT fk_site_query_site FOREIGN KEY (site_id) REFERENCES site (site_id),
    CONSTRAINT ck_site_query_status CHECK (status IN ('OPEN', 'CLOSED'))
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin;

CREATE INDEX ix_site_query_site ON site_query (site_id, status, rule_id, file_name, record_id);

CREATE TABLE registry_state (
    state_id INT NOT NULL COMMENT 'always 1: the table has one row',
    current_version BIGINT NOT NULL COMMENT 'registry version that everybody sees',
    loading_token VARCHAR(36) COMMENT 'who may write the next version; every chunk of rows checks it',
    CONSTRAINT pk_registry_state PRIMARY KEY (state_id),
    CONSTRAINT ck_registry_state_single CHECK (state_id = 1)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin;

CREATE TABLE registry_lock (
    lock_name VARCHAR(16) NOT NULL COMMENT 'what the lock guards',
    CONSTRAINT pk_registry_lock PRIMARY KEY (lock_name)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin;

CREATE TABLE registry_version (
    version BIGINT NOT NULL COMMENT 'registry version, from 1',
    upload_id BIGINT NOT NULL COMMENT 'upload that it made visible',
    published_at DATETIME(6) NOT NULL COMMENT 'when, UTC',
    CONSTRAINT pk_registry_version PRIMARY KEY (version),
    CONSTRAINT uq_registry_version_upload UNIQUE (upload_id),
    CONSTRAINT fk_registry_version_upload FOREIGN KEY (upload_id) REFERENCES upload (upload_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin;

CREATE TABLE freeze (
    freeze_name VARCHAR(64) NOT NULL COMMENT 'name of the freeze',
    version BIGINT NOT NULL COMMENT 'registry version that it names',
    row_count BIGINT NOT NULL COMMENT 'rows that the version shows',
    content_sha256 VARCHAR(64) NOT NULL COMMENT 'SHA-256 over all these rows in canonical order, hexadecimal',
    frozen_at DATETIME(6) NOT NULL COMMENT 'when it was made, UTC',
    actor VARCHAR(128) NOT NULL COMMENT 'who made it',
    CONSTRAINT pk_freeze PRIMARY KEY (freeze_name),
    CONSTRAINT fk_freeze_version FOREIGN KEY (version) REFERENCES registry_version (version)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin;

CREATE TABLE audit_event (
    event_no BIGINT NOT NULL COMMENT '1 for the first, without gaps',
    happened_at DATETIME(6) NOT NULL COMMENT 'when, UTC',
    actor VARCHAR(128) NOT NULL COMMENT 'who',
    action VARCHAR(16) NOT NULL COMMENT 'what',
    subject VARCHAR(255) NOT NULL COMMENT 'on what; never a value of a cell',
    detail VARCHAR(1000) NOT NULL COMMENT 'more words, may be empty',
    previous_hash VARCHAR(64) NOT NULL COMMENT 'hash of the event before; 64 zeros for the first',
    event_hash VARCHAR(64) NOT NULL COMMENT 'SHA-256 over this event and previous_hash, hexadecimal',
    CONSTRAINT pk_audit_event PRIMARY KEY (event_no)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin;

CREATE TABLE audit_head (
    head_id INT NOT NULL COMMENT 'always 1: the table has one row',
    event_no BIGINT NOT NULL COMMENT 'number of the last event; shows if events were cut off the end',
    event_hash VARCHAR(64) NOT NULL COMMENT 'hash of the last event',
    CONSTRAINT pk_audit_head PRIMARY KEY (head_id),
    CONSTRAINT ck_audit_head_single CHECK (head_id = 1)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin;

CREATE TABLE analysis_run (
    run_id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'number of the run in the registry',
    freeze_name VARCHAR(64) NOT NULL COMMENT 'freeze that it reads',
    cohort VARCHAR(64) NOT NULL COMMENT 'cohort, ALL for no restriction',
    dictionary_version VARCHAR(16) NOT NULL COMMENT 'version of the data dictionary',
    software_version VARCHAR(64) NOT NULL COMMENT 'version of the product',
    definition_versions LONGTEXT NOT NULL COMMENT 'version of each endpoint definition by endpoint code, JSON',
    actor VARCHAR(128) NOT NULL COMMENT 'who runs it',
    started_at DATETIME(6) NOT NULL COMMENT 'when it began, UTC',
    finished_at DATETIME(6) COMMENT 'when its results were stored, UTC',
    result_sha256 VARCHAR(64) COMMENT 'SHA-256 over all numbers of its results, hexadecimal',
    run_identity LONGTEXT COMMENT 'what it was computed from, as the reports print it, JSON',
    CONSTRAINT pk_analysis_run PRIMARY KEY (run_id),
    CONSTRAINT fk_analysis_run_freeze FOREIGN KEY (freeze_name) REFERENCES freeze (freeze_name)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin;

CREATE TABLE endpoint_row (
    run_id BIGINT NOT NULL COMMENT 'run that derived it',
    endpoint VARCHAR(32) NOT NULL COMMENT 'code of the endpoint',
    analysis_set VARCHAR(32) NOT NULL COMMENT 'code of the analysis set',
    site_id VARCHAR(4) NOT NULL COMMENT 'site of the patient',
    patient_id VARCHAR(12) NOT NULL COMMENT 'the patient',
    excluded_reason VARCHAR(64) COMMENT 'why the patient is not analysed; empty if analysed',
    group_code VARCHAR(64) COMMENT 'stratum of the patient, if groups are compared',
    origin_day INT COMMENT 'unit: age days; time zero',
    entry_time DOUBLE COMMENT 'unit: days since time zero; when the patient comes under observation',
    exit_time DOUBLE COMMENT 'unit: days since time zero; event or censoring',
    event_code VARCHAR(64) COMMENT 'which event; empty if censored',
    censor_reason VARCHAR(64) COMMENT 'why follow-up ended without event',
    source_file VARCHAR(32) COMMENT 'file of the row that decided the exit',
    source_record_id VARCHAR(32) COMMENT 'record of that row',
    CONSTRAINT pk_endpoint_row PRIMARY KEY (run_id, endpoint, analysis_set, site_id, patient_id),
    CONSTRAINT fk_endpoint_row_run FOREIGN KEY (run_id) REFERENCES analysis_run (run_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin;

CREATE TABLE result_document (
    run_id BIGINT NOT NULL COMMENT 'run that computed it',
    document_no INT NOT NULL COMMENT 'order within the run, from 1: tables, then figures',
    report VARCHAR(16) NOT NULL COMMENT 'report id, such as T01',
    kind VARCHAR(8) NOT NULL COMMENT 'TABLE or FIGURE',
    document LONGTEXT NOT NULL COMMENT 'all its numbers at full precision, canonical JSON',
    document_sha256 VARCHAR(64) NOT NULL COMMENT 'SHA-256 of the document, hexadecimal',
    CONSTRAINT pk_result_document PRIMARY KEY (run_id, document_no),
    CONSTRAINT fk_result_document_run FOREIGN KEY (run_id) REFERENCES analysis_run (run_id),
    CONSTRAINT ck_result_document_kind CHECK (kind IN ('TABLE', 'FIGURE'))
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin;

CREATE TABLE result_cell (
    run_id BIGINT NOT NULL COMMENT 'run that computed it',
    report VARCHAR(16) NOT NULL COMMENT 'report id, such as T01',
    cell_no INT NOT NULL COMMENT 'order within the report, from 1',
    section_key VARCHAR(128) NOT NULL COMMENT 'section of the table, or curve of the figure',
    row_key VARCHAR(128) NOT NULL COMMENT 'row of the section, or landmark of the curve',
    column_key VARCHAR(128) NOT NULL COMMENT 'column; empty in figures',
    kind VARCHAR(16) NOT NULL COMMENT 'kind of statistic',
    n BIGINT COMMENT 'patients (or rows, or events) counted',
    denominator BIGINT COMMENT 'patients out of whom they are counted',
    cell_value DOUBLE COMMENT 'value in the unit of the cell; empty if it does not exist',
    lower_limit DOUBLE COMMENT 'lower confidence limit or first quartile; empty if it does not exist',
    upper_limit DOUBLE COMMENT 'upper confidence limit or third quartile; empty if it does not exist',
    CONSTRAINT pk_result_cell PRIMARY KEY (run_id, report, cell_no),
    CONSTRAINT fk_result_cell_run FOREIGN KEY (run_id) REFERENCES analysis_run (run_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin;

INSERT INTO registry_state (state_id, current_version) VALUES (1, 0);
INSERT INTO registry_lock (lock_name) VALUES ('LOAD');
INSERT INTO audit_head (head_id, event_no, event_hash)
VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');
