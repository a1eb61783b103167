-- One analysis runs at a time, so that a run that was killed can be told from one at work.

INSERT INTO registry_lock (lock_name) VALUES ('ANALYSIS');
