-- SPDX-License-Identifier: MIT
-- For wrk: orders of three events. Arguments: the shape, and a word that goes into every id.
local bit = require("bit")
local shape, run = "orders", "none"
local n, stamp, stamped = -1, "", 0

local letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
local pairs_of_letters = {}
for i = 0, 4095 do
  local high, low = bit.rshift(i, 6) + 1, bit.band(i, 63) + 1
  pairs_of_letters[i] = letters:sub(high, high) .. letters:sub(low, low)
end

local function base64(text)
  local rest = #text % 3
  if rest > 0 then text = text .. (" "):rep(3 - rest) end -- JSON may end in blanks
  local out, at = {}, 0
  for i = 1, #text, 3 do
    local a, b, c = text:byte(i, i + 2)
    out[at + 1] = pairs_of_letters[bit.bor(bit.lshift(a, 4), bit.rshift(b, 4))]
    out[at + 2] = pairs_of_letters[bit.bor(bit.lshift(bit.band(b, 15), 8), c)]
    at = at + 2
  end
  return table.concat(out)
end

local function data(order)
  return '{"order_id":"' .. run .. "-" .. order .. '","customer_id":"CUST-' .. order % 5000
    .. '","amount":' .. order % 1000 .. '.99,"currency":"EUR","quantity":3,"product":"Laptop",'
    .. '"items":[{"sku":"LAPTOP-X1","qty":1},{"sku":"MOUSE-B2","qty":2}]}'
end

-- To the second, as EventBridge has it; all three clouds alike, so that nothing is before its cause.
local function now()
  local second = os.time()
  if second ~= stamped then
    stamped, stamp = second, os.date("!%Y-%m-%dT%H:%M:%SZ", second)
  end
  return stamp
end

local names = { [0] = "OrderPlaced", "PaymentProcessed", "InventoryReserved" }
local aws = "/api/v1/webhooks/aws/eventbridge"

local function eventbridge(id, step, order)
  return aws, '{"version":"0","id":"' .. id .. '","detail-type":"' .. names[step]
    .. '","source":"com.example.shop","account":"012345678901","time":"' .. now()
    .. '","region":"eu-central-1","resources":[],"detail":' .. data(order) .. "}"
end

local function pubsub(id, order)
  return "/api/v1/webhooks/gcp/pubsub", '{"message":{"attributes":{"eventType":"PaymentProcessed"},"data":"'
    .. base64(data(order)) .. '","messageId":"' .. id .. '","publishTime":"' .. now()
    .. '"},"subscription":"projects/shop-prod/subscriptions/helios-push"}'
end

local function eventgrid(id, order)
  return "/api/v1/webhooks/azure/eventgrid", '[{"id":"' .. id
    .. '","topic":"/subscriptions/0f1e2d3c-0000-4000-8000-0123456789ab/resourceGroups/rg-shop/providers/Microsoft.EventGrid/topics/warehouse","subject":"orders/'
    .. order .. '","eventType":"InventoryReserved","eventTime":"' .. now() .. '","data":'
    .. data(order) .. ',"dataVersion":"1.0","metadataVersion":"1"}]'
end

local function batch()
  local lines = {}
  for i = 1, 100 do
    n = n + 1
    local order = math.floor(n / 3)
    lines[i] = '{"source":"helios-bench","event_type":"Bench' .. names[n % 3] .. '","event_id":"'
      .. run .. "-" .. n .. '","occurred_at":"' .. now() .. '","payload":' .. data(order) .. "}\n"
  end
  return table.concat(lines)
end

function init(args)
  shape, run = args[1] or shape, args[2] or run
  wrk.method = shape == "get" and "GET" or "POST"
  if shape ~= "get" then
    wrk.headers["Content-Type"] = shape == "batches" and "application/x-ndjson" or "application/json"
  end
end

function request()
  if shape == "get" then return wrk.format() end
  if shape == "batches" then return wrk.format(nil, "/api/v1/events/ingest", nil, batch()) end
  n = n + 1
  local order, step, id = math.floor(n / 3), n % 3, run .. "-" .. n
  local path, body
  if shape == "eventbridge" or step == 0 then
    path, body = eventbridge(id, step, order)
  elseif step == 1 then
    path, body = pubsub(id, order)
  else
    path, body = eventgrid(id, order)
  end
  return wrk.format(nil, path, nil, body)
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    "RESULT requests=%d failed=%d micros=%d p50=%d p90=%d p99=%d p999=%d max=%d\n",
    summary.requests, errors.status + errors.timeout + errors.read + errors.write + errors.connect,
    summary.duration, latency:percentile(50), latency:percentile(90), latency:percentile(99),
    latency:percentile(99.9), latency.max))
end
