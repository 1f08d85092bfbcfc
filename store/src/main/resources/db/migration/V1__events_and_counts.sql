-- Events as they were received. Partitioned by day of receipt (UTC), so that retention drops whole
-- days. Partitions are made by the program, ahead of time; there is no default partition.
-- Fixed-width columns come first: no padding between them.
create table events (
  received_at     timestamptz not null,
  occurred_at     timestamptz not null,
  logged_at       timestamptz not null,
  stored_at       timestamptz not null default statement_timestamp(),
  log_offset      bigint      not null,
  log_partition   integer     not null,
  occurred_ns     smallint    not null, -- what timestamptz cannot hold: nanoseconds below a microsecond
  conflict        boolean     not null,
  identity        uuid        not null,
  content_hash    uuid        not null,
  tenant          text        not null,
  cloud           text        not null,
  event_id        text        not null,
  event_source    text        not null,
  event_type      text        not null,
  correlation_key text        not null,
  subject         text,
  order_id        text,
  customer_id     text,
  amount          numeric,
  currency        text,
  content_type    text        not null,
  extensions      text,                 -- a JSON object in ASCII; null when there are none
  replay          text,
  data            bytea       not null  -- to the byte as received; never parsed here
) partition by range (received_at);

-- The order of every list, and of its cursor: (received_at, log_partition, log_offset).
create index events_by_time     on events (received_at, log_partition, log_offset);
create index events_by_cloud    on events (cloud, received_at, log_partition, log_offset);
create index events_by_type     on events (cloud, event_type, received_at, log_partition, log_offset);
create index events_by_customer on events (customer_id, received_at, log_partition, log_offset)
  where customer_id is not null;
-- A correlation key may be a sender's partition key of 4 KiB; an index row may not be longer than 2.7 KiB.
create index events_by_key      on events (left(correlation_key, 256), received_at, log_partition, log_offset);
create index events_by_id       on events (event_id);
create index events_conflicting on events (received_at, log_partition, log_offset) where conflict;

-- What has been stored, once per identity: the uniqueness that a partitioned table cannot promise.
create table identities (
  identity     uuid        not null primary key,
  content_hash uuid        not null,
  received_at  timestamptz not null
);
create index identities_by_time on identities using brin (received_at) with (pages_per_range = 32, autosummarize = on);

-- Further contents seen under a known identity: conflicts.
create table identity_variants (
  identity     uuid        not null,
  content_hash uuid        not null,
  received_at  timestamptz not null,
  primary key (identity, content_hash)
);
create index identity_variants_by_time on identity_variants using brin (received_at) with (autosummarize = on);

-- Where the storekeeper is in the log: moved in the transaction that stores the records, so that a
-- record is applied once, whatever the consumer group remembers.
create table log_progress (
  topic       text    not null,
  partition   integer not null,
  next_offset bigint  not null,
  records     bigint  not null,
  primary key (topic, partition)
) with (fillfactor = 50);

-- Deliveries whose content needed no keeping: duplicates and refusals told by the gateway, and
-- duplicates settled by the storekeeper. Partitioned like events.
create table receipts (
  received_at timestamptz not null,
  identity    uuid,
  fate        text not null,
  tenant      text not null,
  cloud       text not null,
  route       text,
  reason      text
) partition by range (received_at);
create index receipts_by_identity on receipts (identity, received_at) where identity is not null;

create table quarantine (
  id                uuid        not null primary key,
  received_at       timestamptz not null,
  log_offset        bigint      not null,
  log_partition     integer     not null,
  size              integer     not null,
  tenant            text        not null,
  cloud             text        not null,
  route             text        not null,
  reason            text        not null,
  detail            text        not null,
  content_type      text        not null,
  headers           text        not null, -- a JSON object in ASCII
  body              bytea       not null,
  status            text        not null default 'open' check (status in ('open', 'released', 'discarded')),
  closed_at         timestamptz,
  closed_note       text,
  released_event_id text,
  check ((status = 'open') = (closed_at is null))
);
create index quarantine_by_time   on quarantine (received_at, id);
create index quarantine_by_status on quarantine (status, received_at, id);
create index quarantine_by_cloud  on quarantine (cloud, received_at, id);
create index quarantine_by_reason on quarantine (reason, received_at, id);

-- Counts, kept in the transactions that make them true. A shard is a log partition (-1: none), so
-- that storekeepers of different partitions do not wait for each other.
create table cloud_counts (
  shard              integer not null,
  tenant             text    not null,
  cloud              text    not null,
  event_records      bigint  not null default 0,
  stored             bigint  not null default 0,
  settled            bigint  not null default 0,
  conflicts          bigint  not null default 0,
  poisoned           bigint  not null default 0,
  quarantine_records bigint  not null default 0,
  quarantine_kept    bigint  not null default 0,
  quarantine_closed  bigint  not null default 0,
  duplicate_receipts bigint  not null default 0,
  refused_receipts   bigint  not null default 0,
  purged             bigint  not null default 0,
  primary key (shard, tenant, cloud)
) with (fillfactor = 50);

create table type_counts (
  shard      integer not null,
  tenant     text    not null,
  cloud      text    not null,
  event_type text    not null,
  currency   text    not null, -- '' where the events name none
  events     bigint  not null,
  amount     numeric not null,
  primary key (shard, tenant, cloud, event_type, currency)
) with (fillfactor = 50);

create table minute_counts (
  minute timestamptz not null,
  shard  integer     not null,
  tenant text        not null,
  cloud  text        not null,
  events bigint      not null,
  primary key (minute, shard, tenant, cloud)
) with (fillfactor = 50);

create table hour_counts (
  hour   timestamptz not null,
  shard  integer     not null,
  tenant text        not null,
  cloud  text        not null,
  events bigint      not null,
  primary key (hour, shard, tenant, cloud)
) with (fillfactor = 50);
