-- Incidents of before they had a tenant belong to the one tenant there was, where there was one, as
-- flows do. A stall that was opened anew under that tenant meanwhile stays the one that counts.
update incidents i set tenant = sole.tenant
  from (select min(tenant) as tenant from cloud_counts having count(distinct tenant) = 1) as sole
  where i.tenant = 'default' and not exists (
    select from incidents o
    where o.tenant = sole.tenant and o.cloud = i.cloud and o.source = i.source
      and (o.since = i.since or (o.until is null and i.until is null)));
