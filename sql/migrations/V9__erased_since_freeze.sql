-- A run on a freeze from which patients were erased gives other numbers than earlier runs on it: the run says so.

ALTER TABLE analysis_run ADD COLUMN erased_patients BIGINT COMMENT 'patients erased from the freeze between its making and the run; empty while the run has not ended, and for runs of older versions of the product';
