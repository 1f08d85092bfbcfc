-- Flows belong to a tenant. Those of before belong to the one tenant there was, where there was one.
alter table flows add column tenant text not null default 'default';
update flows set tenant = (select min(tenant) from cloud_counts)
  where (select count(distinct tenant) from cloud_counts) = 1;
alter table flows
  alter column tenant drop default,
  drop constraint flows_pkey,
  add primary key (tenant, name, version);
drop index flows_active;
create unique index flows_active on flows (tenant, name) where status = 'active';

alter table incidents alter column tenant drop default;
