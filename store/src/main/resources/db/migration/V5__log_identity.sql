-- An offset means something in its own log only: Kafka's ids of the cluster and of helios.events. Rows
-- of before have none until a server has read the log: then they are taken for that log's, once.
alter table log_progress
  add column log text not null default '',
  drop constraint log_progress_pkey,
  add primary key (log, topic, partition);
alter table log_progress alter column log drop default;

alter table reconciler_tallies
  add column log text not null default '',
  drop constraint reconciler_tallies_pkey,
  add primary key (log, partition);
alter table reconciler_tallies alter column log drop default;
