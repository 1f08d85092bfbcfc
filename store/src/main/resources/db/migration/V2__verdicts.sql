-- Progress of readers whose records are no deliveries is kept beside that of the storekeepers, but
-- has no part in the books.
alter table log_progress add column delivery boolean not null default true;

-- Every revision of every case, as it was published. Never changed. Partitioned by day of judgement
-- (UTC). A case is known by the digest of (tenant, flow, key): keys may be longer than an index row.
create table verdicts (
  judged_at     timestamptz not null,
  stored_at     timestamptz not null default statement_timestamp(),
  log_offset    bigint      not null,
  log_partition integer     not null,
  revision      integer     not null,
  version       integer     not null,
  case_id       uuid        not null,
  tenant        text        not null,
  flow          text        not null,
  key           text        not null,
  status        text        not null,
  reason        text        not null,
  sentence      text        not null,
  verdict       bytea       not null  -- JSON, as core writes it
) partition by range (judged_at);
create unique index verdicts_once on verdicts (case_id, revision, judged_at);

-- The latest revision of every case, and how people handle it.
create table cases (
  case_id         uuid        not null primary key,
  opened_at       timestamptz not null, -- first event time
  judged_at       timestamptz not null,
  closed_at       timestamptz,
  next_due        timestamptz,
  revision        integer     not null,
  version         integer     not null,
  tenant          text        not null,
  flow            text        not null,
  key             text        not null,
  status          text        not null,
  reason          text        not null,
  sentence        text        not null,
  findings        text[]      not null, -- kinds, each once
  clouds          text[]      not null, -- that the findings are about, or that it waits for
  undecided_cloud text,
  exposure        numeric,
  currency        text,
  verdict         bytea       not null,
  acknowledged_by text,
  acknowledged_at timestamptz,
  assignee        text,
  accepted_until  timestamptz,
  comments        integer     not null default 0
) with (fillfactor = 85);

-- The order of every list, and of its cursor: (judged_at, case_id).
create index cases_by_time   on cases (judged_at, case_id);
create index cases_by_status on cases (status, judged_at, case_id);
create index cases_by_flow   on cases (flow, status, judged_at, case_id);
create index cases_by_key    on cases (left(key, 256), judged_at, case_id);
create index cases_by_opened on cases (opened_at, case_id);
create index cases_open      on cases (judged_at, case_id) where closed_at is null;
create index cases_exposed   on cases (judged_at, case_id) where exposure > 0;
create index cases_undecided on cases (undecided_cloud) where undecided_cloud is not null;

-- Few cases have findings: an index for each kind and cloud costs little and finds the rare ones.
create index cases_missing      on cases (judged_at, case_id) where findings @> '{missing}';
create index cases_late         on cases (judged_at, case_id) where findings @> '{late}';
create index cases_duplicate    on cases (judged_at, case_id) where findings @> '{duplicate}';
create index cases_conflict     on cases (judged_at, case_id) where findings @> '{conflict}';
create index cases_mismatch     on cases (judged_at, case_id) where findings @> '{mismatch}';
create index cases_out_of_order on cases (judged_at, case_id) where findings @> '{out_of_order}';
create index cases_unexpected   on cases (judged_at, case_id) where findings @> '{unexpected}';
create index cases_of_aws       on cases (judged_at, case_id) where clouds @> '{aws}';
create index cases_of_gcp       on cases (judged_at, case_id) where clouds @> '{gcp}';
create index cases_of_azure     on cases (judged_at, case_id) where clouds @> '{azure}';
create index cases_of_direct    on cases (judged_at, case_id) where clouds @> '{direct}';

-- Counts, kept in the transactions that make them true. A shard is a partition of the log (-1: none).
create table flow_counts (
  shard     integer not null,
  tenant    text    not null,
  flow      text    not null,
  revisions bigint  not null default 0,
  opened    bigint  not null default 0,
  purged    bigint  not null default 0,
  primary key (shard, tenant, flow)
) with (fillfactor = 50);

create table case_counts (
  shard    integer not null,
  tenant   text    not null,
  flow     text    not null,
  status   text    not null,
  currency text    not null, -- '' where none is stated
  cases    bigint  not null,
  open     bigint  not null,
  exposure numeric not null,
  primary key (shard, tenant, flow, status, currency)
) with (fillfactor = 50);

create table finding_counts (
  shard   integer not null,
  tenant  text    not null,
  flow    text    not null,
  finding text    not null,
  cases   bigint  not null,
  primary key (shard, tenant, flow, finding)
) with (fillfactor = 50);

-- How many cases came to a status, or to a finding, in a minute and in an hour of judgement.
create table verdict_minutes (
  minute timestamptz not null,
  shard  integer     not null,
  tenant text        not null,
  flow   text        not null,
  word   text        not null, -- a status, or '+' and a finding
  cases  bigint      not null,
  primary key (minute, shard, tenant, flow, word)
) with (fillfactor = 50);

create table verdict_hours (
  hour   timestamptz not null,
  shard  integer     not null,
  tenant text        not null,
  flow   text        not null,
  word   text        not null,
  cases  bigint      not null,
  primary key (hour, shard, tenant, flow, word)
) with (fillfactor = 50);

create table flows (
  name         text        not null,
  version      integer     not null,
  status       text        not null default 'draft' check (status in ('draft', 'active', 'retired')),
  created_at   timestamptz not null,
  activated_at timestamptz,
  retired_at   timestamptz,
  text         text        not null check (octet_length(text) <= 262144),
  primary key (name, version),
  check ((status = 'retired') = (retired_at is not null)),
  check (status <> 'active' or activated_at is not null)
);
create unique index flows_active on flows (name) where status = 'active';

-- What people did with a case: added to, never changed.
create table case_notes (
  id       bigint      generated always as identity primary key,
  case_id  uuid        not null,
  at       timestamptz not null,
  kind     text        not null check (kind in ('acknowledge', 'assign', 'comment', 'accept')),
  author   text        not null,
  text     text,
  assignee text,
  until    timestamptz
);
create index case_notes_by_case on case_notes (case_id, id);

-- One row for each stall of a cloud.
create table incidents (
  id        bigint      generated always as identity primary key,
  cloud     text        not null,
  since     timestamptz not null,
  until     timestamptz,
  undecided bigint      not null default 0, -- when it was closed
  unique (cloud, since),
  check (until is null or until >= since)
);
create unique index incidents_open on incidents (cloud) where until is null;
create index incidents_by_time on incidents (since, id);

create table cloud_progress (
  cloud        text        not null primary key,
  last_arrival timestamptz not null,
  stored_at    timestamptz not null default statement_timestamp(),
  progress     bytea       not null  -- JSON, as core writes it
) with (fillfactor = 50);

-- What the reconciler made of the event records, up to its place in each partition.
create table reconciler_tallies (
  partition integer not null primary key,
  place     bigint  not null, -- offset of the next record
  judged    bigint  not null,
  outside   bigint  not null
) with (fillfactor = 50);
