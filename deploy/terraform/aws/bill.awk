#!/usr/bin/awk -f
# SPDX-License-Identifier: MIT
# US dollars per million events: awk -f bill.awk kb=2 millions=10 ...
# Every figure is an assumption that can be given another value, as above. Unit prices are list
# prices of us-east-1 as of 2026, without free tiers and discounts.
BEGIN {
  kb = 2          # size of an event as EventBridge delivers it
  millions = 10   # million events a month
  batch = 5       # messages that a receive brings, 1 to 10
  receivers = 8   # long polls side by side
  days = 30       # how long the archive keeps events
  outside = 1     # 1 when HELIOS runs outside AWS, 0 in the bus's region
  replayed = 0    # part of the events that is replayed, 0 to 1

  put = 1.00            # EventBridge, a million custom events of up to 64 KB
  replay = 1.00         # EventBridge, a million replayed events
  archive_gb = 0.10     # EventBridge, a GB put into an archive
  archive_month = 0.023 # EventBridge, a GB kept in an archive for a month
  invoke = 0.20         # EventBridge, a million calls of an API destination
  sqs = 0.40            # SQS, a million requests of up to 64 KB
  publish = 0.50        # SNS, a million publishes of up to 64 KB
  deliver = 0.60        # SNS, a million deliveries over HTTPS
  out_gb = 0.09         # a GB that leaves AWS

  for (i = 1; i < ARGC; i++) {
    if (split(ARGV[i], given, "=") == 2) set(given[1], given[2] + 0)
  }
  chunks = int((kb + 63) / 64)
  gb = 1e6 * kb / 1024 / 1024
  common = chunks * (put + replayed * replay) + gb * (archive_gb + archive_month * days / 30)
  transfer = outside * gb * out_gb
  # A send per event, and per batch a receive, billed by size, and a delete.
  idle = receivers * 3 * 60 * 24 * 30 / 1e6 / millions
  fetch = sqs * (chunks + chunks + 1 / batch + idle)
  if (chunks == 1) fetch = sqs * (1 + 2 / batch + idle)
  printf "bus and archive  %6.2f\n", common
  printf "queue            %6.2f   in all %6.2f\n", fetch + transfer, common + fetch + transfer
  printf "destination      %6.2f   in all %6.2f\n", chunks * invoke + transfer, common + chunks * invoke + transfer
  printf "sns              %6.2f   in all %6.2f\n", chunks * (publish + deliver) + transfer, common + chunks * (publish + deliver) + transfer
}
function set(name, value) {
  if (name == "kb") kb = value
  else if (name == "millions") millions = value
  else if (name == "batch") batch = value
  else if (name == "receivers") receivers = value
  else if (name == "days") days = value
  else if (name == "outside") outside = value
  else if (name == "replayed") replayed = value
  else if (name == "put") put = value
  else if (name == "replay") replay = value
  else if (name == "archive_gb") archive_gb = value
  else if (name == "archive_month") archive_month = value
  else if (name == "invoke") invoke = value
  else if (name == "sqs") sqs = value
  else if (name == "publish") publish = value
  else if (name == "deliver") deliver = value
  else if (name == "out_gb") out_gb = value
  else { printf "no such figure: %s\n", name > "/dev/stderr"; exit 2 }
}
