-- Queries live on: answered by the site, resolved by an upload that mends the cell, closed or reopened by the data manager.

ALTER TABLE import_finding ADD COLUMN patient_id VARCHAR(12) DEFAULT '' NOT NULL COMMENT 'patient of the row, may be empty';
CREATE INDEX ix_import_finding_record ON import_finding (upload_id, file_name, record_id, line_no);

ALTER TABLE site_query ADD COLUMN patient_id VARCHAR(12) DEFAULT '' NOT NULL COMMENT 'patient of the row in question, may be empty';
ALTER TABLE site_query ADD COLUMN expected VARCHAR(1000) DEFAULT '' NOT NULL COMMENT 'what was expected, may be empty';
ALTER TABLE site_query ADD COLUMN hint VARCHAR(1000) DEFAULT '' NOT NULL COMMENT 'what may have happened, may be empty';
ALTER TABLE site_query ADD COLUMN answer VARCHAR(1000) COMMENT 'the last answer of the site';
ALTER TABLE site_query ADD COLUMN closing VARCHAR(1000) COMMENT 'why the data manager closed it';
ALTER TABLE site_query ADD COLUMN closed_row_hash BINARY(32) COMMENT 'hash of the row when the query was closed; another content of the row opens it again';
ALTER TABLE site_query ADD COLUMN resolved_by_upload BIGINT COMMENT 'upload that mended the cell';
ALTER TABLE site_query ADD COLUMN reopened INT DEFAULT 0 NOT NULL COMMENT 'how often it was opened again';
ALTER TABLE site_query DROP CONSTRAINT fk_site_query_finding;
ALTER TABLE site_query DROP CONSTRAINT ck_site_query_status;
ALTER TABLE site_query ADD CONSTRAINT ck_site_query_life CHECK (status IN ('OPEN', 'ANSWERED', 'RESOLVED', 'CLOSED'));
ALTER TABLE site_query ADD CONSTRAINT uq_site_query_place UNIQUE (site_id, file_name, record_id, column_name, rule_id);

CREATE TABLE site_query_event (
    query_id BIGINT NOT NULL COMMENT 'the query',
    event_no INT NOT NULL COMMENT 'order within the query, from 1',
    happened_at DATETIME(6) NOT NULL COMMENT 'when, UTC',
    actor VARCHAR(128) NOT NULL COMMENT 'who; the sender where an upload did it',
    kind VARCHAR(16) NOT NULL COMMENT 'OPENED, ANSWERED, RESOLVED, CLOSED or REOPENED',
    upload_id BIGINT COMMENT 'upload that did it; empty if a person did',
    text_sha256 VARCHAR(64) COMMENT 'SHA-256 of the words that went with it, hexadecimal; the words themselves can be erased',
    CONSTRAINT pk_site_query_event PRIMARY KEY (query_id, event_no),
    CONSTRAINT fk_site_query_event_query FOREIGN KEY (query_id) REFERENCES site_query (query_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin;

INSERT INTO site_query_event (query_id, event_no, happened_at, actor, kind, upload_id)
SELECT query_id, 1, opened_at, 'registry', 'OPENED', upload_id FROM site_query;
