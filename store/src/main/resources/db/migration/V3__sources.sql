-- An undecided case waits for a source, or for a cloud as a whole: then the source is null.
alter table cases add column undecided_source text;
drop index cases_undecided;
create index cases_undecided on cases (undecided_cloud, undecided_source)
  where undecided_cloud is not null;

-- One row for each stall of a source; of a cloud as a whole where the source is empty.
alter table incidents
  add column tenant text not null default 'default',
  add column source text not null default '',
  drop constraint incidents_cloud_since_key,
  add constraint incidents_once unique (tenant, cloud, source, since);
drop index incidents_open;
create unique index incidents_open on incidents (tenant, cloud, source) where until is null;

-- Nobody reads it: watermarks are in the log, in helios.progress.
drop table cloud_progress;
