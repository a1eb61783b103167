-- Erasure of a patient on request: what went, and what stands in its place so that freezes can still be proved.

ALTER TABLE registry_state ADD COLUMN digest_key BINARY(32) COMMENT 'key of the digests of erased patients; made at the first erasure';

CREATE TABLE erasure (
    erasure_id BIGINT NOT NULL COMMENT 'number of the erasure in the registry, from 1',
    site_id VARCHAR(4) NOT NULL COMMENT 'site of the patient',
    patient_digest BINARY(32) NOT NULL COMMENT 'HMAC-SHA-256 of site and patient: rows of the patient that come again are refused',
    reason VARCHAR(400) NOT NULL COMMENT 'why, in words that identify nobody',
    actor VARCHAR(128) NOT NULL COMMENT 'who erased',
    erased_at DATETIME(6) NOT NULL COMMENT 'when, UTC',
    rows_removed BIGINT NOT NULL COMMENT 'versions of rows removed from the tables of patients'' rows',
    other_rows_removed BIGINT NOT NULL COMMENT 'rows removed from other tables, endpoint rows above all',
    CONSTRAINT pk_erasure PRIMARY KEY (erasure_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin;

CREATE TABLE erased_leaf (
    freeze_name VARCHAR(64) NOT NULL COMMENT 'freeze that held rows of the patient',
    table_name VARCHAR(32) NOT NULL COMMENT 'table of these rows',
    site_id VARCHAR(4) NOT NULL COMMENT 'site of these rows',
    leaf_no BIGINT NOT NULL COMMENT 'place of the patient among those of site and table in the freeze, from 0',
    erasure_id BIGINT NOT NULL COMMENT 'erasure that removed them',
    row_count BIGINT NOT NULL COMMENT 'rows removed from the freeze',
    leaf_sha256 VARCHAR(64) NOT NULL COMMENT 'SHA-256 over the hashes of these rows, hexadecimal',
    CONSTRAINT pk_erased_leaf PRIMARY KEY (freeze_name, table_name, site_id, leaf_no),
    CONSTRAINT fk_erased_leaf_freeze FOREIGN KEY (freeze_name) REFERENCES freeze (freeze_name),
    CONSTRAINT fk_erased_leaf_erasure FOREIGN KEY (erasure_id) REFERENCES erasure (erasure_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin;
