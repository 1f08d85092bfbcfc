#!/usr/bin/awk -f
# SPDX-License-Identifier: MIT
# US dollars per million events: awk -f bill.awk kb=2 days=7 ...
# Every figure is an assumption that can be given another value, as above. Unit prices are list
# prices as of 2026, without free tiers (the first 10 GiB a month) and discounts.
BEGIN {
  kb = 2         # size of a message with its attributes, in KiB
  publish = 10   # messages of one publish request of the producers
  days = 7       # how long the pull subscription retains acknowledged messages
  outside = 1    # 1 when HELIOS runs outside Google Cloud, 0 in the topic's region
  again = 0.01   # part of the events that is delivered once more: redeliveries, seeks, dead letters

  tib = 40       # a TiB published or delivered
  least = 1000   # bytes that a request counts at least
  stored = 0.27  # a GiB retained for a month
  out_gib = 0.12 # a GiB that leaves Google Cloud

  for (i = 1; i < ARGC; i++) {
    if (split(ARGV[i], given, "=") == 2) set(given[1], given[2] + 0)
  }
  size = kb * 1024
  gib = 1e6 * size / 1024 ^ 3
  in_bytes = 1e6 * (size * publish > least ? size : least / publish)
  pull_bytes = 1e6 * (1 + again) * size
  push_bytes = 1e6 * (1 + again) * (size > least ? size : least)
  transfer = outside * gib * (1 + again) * out_gib
  published = in_bytes / 1024 ^ 4 * tib
  retained = gib * days / 30 * stored
  pull = pull_bytes / 1024 ^ 4 * tib + retained + transfer
  push = push_bytes / 1024 ^ 4 * tib + transfer
  printf "publish          %6.2f\n", published
  printf "pull             %6.2f   in all %6.2f   of it retained %.2f, out %.2f\n", pull, published + pull, retained, transfer
  printf "push             %6.2f   in all %6.2f   of it out %.2f\n", push, published + push, transfer
}

function set(name, value) {
  if (name == "kb") kb = value
  else if (name == "publish") publish = value
  else if (name == "days") days = value
  else if (name == "outside") outside = value
  else if (name == "again") again = value
  else if (name == "tib") tib = value
  else if (name == "least") least = value
  else if (name == "stored") stored = value
  else if (name == "out_gib") out_gib = value
  else { printf "no figure is called %s\n", name > "/dev/stderr"; exit 2 }
}
