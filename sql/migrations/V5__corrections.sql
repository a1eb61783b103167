-- Corrections need a reason; rows without one are held. What only the coordinating centre may allow needs a named release.

ALTER TABLE upload ADD COLUMN reason_text VARCHAR(32) COMMENT 'reason in the words of its sender, from before reasons were codes';
ALTER TABLE upload ADD COLUMN decisions_sha256 VARCHAR(64) COMMENT 'SHA-256 over what the check decided about every row; loading goes on after an interruption only if it is the same';
UPDATE upload SET reason_text = reason WHERE reason IS NOT NULL;
UPDATE upload SET reason = NULL WHERE reason NOT IN ('ERROR_CORRECTION', 'SOURCE_UPDATE', 'QUERY_RESPONSE', 'RECODING');
ALTER TABLE upload ADD CONSTRAINT ck_upload_reason CHECK (reason IN ('ERROR_CORRECTION', 'SOURCE_UPDATE', 'QUERY_RESPONSE', 'RECODING'));

ALTER TABLE file_accounting ADD COLUMN rows_held BIGINT DEFAULT 0 NOT NULL COMMENT 'rows that would change what the registry shows, held for want of a reason';
ALTER TABLE file_accounting ADD COLUMN rows_held_ends BIGINT DEFAULT 0 NOT NULL COMMENT 'rows that a FULL upload no longer holds, not ended for want of a reason; not part of the sum';
ALTER TABLE file_accounting DROP CONSTRAINT ck_file_accounting_sum;
ALTER TABLE file_accounting ADD CONSTRAINT ck_file_accounting_sum CHECK (rows_read = rows_added + rows_changed + rows_unchanged + rows_rejected + rows_held);

CREATE TABLE release_permit (
    release_id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'number of the release in the registry',
    release_kind VARCHAR(16) NOT NULL COMMENT 'DEAD_TO_ALIVE or MOVE',
    site_id VARCHAR(4) NOT NULL COMMENT 'site whose next upload may use it',
    patient_id VARCHAR(12) NOT NULL COMMENT 'patient it is about',
    reason VARCHAR(400) NOT NULL COMMENT 'why, in words',
    actor VARCHAR(128) NOT NULL COMMENT 'who granted it',
    granted_at DATETIME(6) NOT NULL COMMENT 'when, UTC',
    used_by_upload BIGINT COMMENT 'upload that used it; empty while it is open',
    used_at DATETIME(6) COMMENT 'when that upload was published, UTC',
    CONSTRAINT pk_release_permit PRIMARY KEY (release_id),
    CONSTRAINT fk_release_permit_upload FOREIGN KEY (used_by_upload) REFERENCES upload (upload_id),
    CONSTRAINT ck_release_permit_kind CHECK (release_kind IN ('DEAD_TO_ALIVE', 'MOVE'))
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin;

CREATE INDEX ix_release_permit_site ON release_permit (site_id, patient_id, release_kind);
