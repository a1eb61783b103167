-- The rights of the application's everyday user on MySQL. It may add to the audit trail and to the manifests of freezes and the life of
-- queries and to erasures (audit_event, freeze_part, site_query_event, erasure, erased_leaf), but never change or remove an entry of them.
--
-- Run this as the owner of the database, after the owner has made the tables by opening the registry once (any command will do, such as
-- aro uploads). Put your own names for the database (aro) and the user (aro_app). New versions of the product may bring new tables: open
-- the registry as the owner again, then run this again.
--
-- MySQL cannot take a right on one table out of a right on the whole database. So changing is granted table by table.

GRANT SELECT, INSERT, CREATE TEMPORARY TABLES ON aro.* TO 'aro_app'@'%';

GRANT UPDATE, DELETE ON aro.site TO 'aro_app'@'%';
GRANT UPDATE, DELETE ON aro.upload TO 'aro_app'@'%';
GRANT UPDATE, DELETE ON aro.upload_file TO 'aro_app'@'%';
GRANT UPDATE, DELETE ON aro.file_accounting TO 'aro_app'@'%';
GRANT UPDATE, DELETE ON aro.import_finding TO 'aro_app'@'%';
GRANT UPDATE, DELETE ON aro.site_query TO 'aro_app'@'%';
GRANT UPDATE, DELETE ON aro.release_permit TO 'aro_app'@'%';
GRANT UPDATE, DELETE ON aro.registry_state TO 'aro_app'@'%';
GRANT UPDATE, DELETE ON aro.registry_lock TO 'aro_app'@'%';
GRANT UPDATE, DELETE ON aro.registry_version TO 'aro_app'@'%';
GRANT UPDATE, DELETE ON aro.freeze TO 'aro_app'@'%';
GRANT UPDATE, DELETE ON aro.audit_head TO 'aro_app'@'%';
GRANT UPDATE, DELETE ON aro.analysis_run TO 'aro_app'@'%';
GRANT UPDATE, DELETE ON aro.endpoint_row TO 'aro_app'@'%';
GRANT UPDATE, DELETE ON aro.result_document TO 'aro_app'@'%';
GRANT UPDATE, DELETE ON aro.result_cell TO 'aro_app'@'%';
GRANT UPDATE, DELETE ON aro.patients TO 'aro_app'@'%';
GRANT UPDATE, DELETE ON aro.genetics TO 'aro_app'@'%';
GRANT UPDATE, DELETE ON aro.baseline TO 'aro_app'@'%';
GRANT UPDATE, DELETE ON aro.phenotypes TO 'aro_app'@'%';
GRANT UPDATE, DELETE ON aro.visits TO 'aro_app'@'%';
GRANT UPDATE, DELETE ON aro.growth TO 'aro_app'@'%';
GRANT UPDATE, DELETE ON aro.labs TO 'aro_app'@'%';
GRANT UPDATE, DELETE ON aro.vision TO 'aro_app'@'%';
GRANT UPDATE, DELETE ON aro.hearing TO 'aro_app'@'%';
GRANT UPDATE, DELETE ON aro.neuro TO 'aro_app'@'%';
GRANT UPDATE, DELETE ON aro.imaging TO 'aro_app'@'%';
GRANT UPDATE, DELETE ON aro.fractures TO 'aro_app'@'%';
GRANT UPDATE, DELETE ON aro.infections TO 'aro_app'@'%';
GRANT UPDATE, DELETE ON aro.transfusions TO 'aro_app'@'%';
GRANT UPDATE, DELETE ON aro.interferon TO 'aro_app'@'%';
GRANT UPDATE, DELETE ON aro.medications TO 'aro_app'@'%';
GRANT UPDATE, DELETE ON aro.hsct TO 'aro_app'@'%';
GRANT UPDATE, DELETE ON aro.hsct_agents TO 'aro_app'@'%';
GRANT UPDATE, DELETE ON aro.engraftment TO 'aro_app'@'%';
GRANT UPDATE, DELETE ON aro.chimerism TO 'aro_app'@'%';
GRANT UPDATE, DELETE ON aro.gvhd TO 'aro_app'@'%';
GRANT UPDATE, DELETE ON aro.complications TO 'aro_app'@'%';
GRANT UPDATE, DELETE ON aro.adverse_events TO 'aro_app'@'%';
GRANT UPDATE, DELETE ON aro.surgeries TO 'aro_app'@'%';
GRANT UPDATE, DELETE ON aro.vaccinations TO 'aro_app'@'%';
GRANT UPDATE, DELETE ON aro.care_services TO 'aro_app'@'%';
GRANT UPDATE, DELETE ON aro.status TO 'aro_app'@'%';
GRANT UPDATE, DELETE ON aro.BATCH_JOB_INSTANCE TO 'aro_app'@'%';
GRANT UPDATE, DELETE ON aro.BATCH_JOB_EXECUTION TO 'aro_app'@'%';
GRANT UPDATE, DELETE ON aro.BATCH_JOB_EXECUTION_PARAMS TO 'aro_app'@'%';
GRANT UPDATE, DELETE ON aro.BATCH_STEP_EXECUTION TO 'aro_app'@'%';
GRANT UPDATE, DELETE ON aro.BATCH_STEP_EXECUTION_CONTEXT TO 'aro_app'@'%';
GRANT UPDATE, DELETE ON aro.BATCH_JOB_EXECUTION_CONTEXT TO 'aro_app'@'%';
GRANT UPDATE, DELETE ON aro.BATCH_STEP_EXECUTION_SEQ TO 'aro_app'@'%';
GRANT UPDATE, DELETE ON aro.BATCH_JOB_EXECUTION_SEQ TO 'aro_app'@'%';
GRANT UPDATE, DELETE ON aro.BATCH_JOB_INSTANCE_SEQ TO 'aro_app'@'%';
