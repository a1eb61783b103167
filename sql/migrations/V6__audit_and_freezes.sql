-- What an audit event tells besides words, all of it part of the event's hash; and what a freeze holds, site by site and table by table.

ALTER TABLE audit_event ADD COLUMN hash_version INT DEFAULT 1 NOT NULL COMMENT '1: the hash covers the columns from event_no to previous_hash; 2: these here as well';
ALTER TABLE audit_event ADD COLUMN upload_id BIGINT COMMENT 'upload that the event is about; empty if none';
ALTER TABLE audit_event ADD COLUMN rows_added BIGINT COMMENT 'rows of the upload that were new';
ALTER TABLE audit_event ADD COLUMN rows_changed BIGINT COMMENT 'rows of the upload that replaced an older version';
ALTER TABLE audit_event ADD COLUMN rows_unchanged BIGINT COMMENT 'rows of the upload that wrote nothing';
ALTER TABLE audit_event ADD COLUMN rows_rejected BIGINT COMMENT 'rows of the upload that were refused';
ALTER TABLE audit_event ADD COLUMN rows_held BIGINT COMMENT 'rows of the upload that wait for a reason';
ALTER TABLE audit_event ADD COLUMN rows_ended BIGINT COMMENT 'rows that the upload ended';
ALTER TABLE audit_event ADD COLUMN content_sha256 VARCHAR(64) COMMENT 'SHA-256 of what the event is about, hexadecimal: upload, receipt, freeze or results; empty if none';

ALTER TABLE freeze ADD COLUMN hash_version INT DEFAULT 1 NOT NULL COMMENT '1: content_sha256 is one hash over all rows; 2: it is manifest_sha256';
ALTER TABLE freeze ADD COLUMN manifest_sha256 VARCHAR(64) COMMENT 'hash over the parts of the freeze, hexadecimal; empty if it has none';

CREATE TABLE freeze_part (
    freeze_name VARCHAR(64) NOT NULL COMMENT 'the freeze',
    table_name VARCHAR(32) NOT NULL COMMENT 'table of patients'' rows',
    site_id VARCHAR(4) NOT NULL COMMENT 'site of the rows; a site without rows in the table has no part',
    row_count BIGINT NOT NULL COMMENT 'rows frozen',
    patient_count BIGINT NOT NULL COMMENT 'patients who have these rows',
    content_sha256 VARCHAR(64) NOT NULL COMMENT 'SHA-256 over the hashes of the patients'' rows, in order of patient, hexadecimal',
    CONSTRAINT pk_freeze_part PRIMARY KEY (freeze_name, table_name, site_id),
    CONSTRAINT fk_freeze_part_freeze FOREIGN KEY (freeze_name) REFERENCES freeze (freeze_name)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin;
