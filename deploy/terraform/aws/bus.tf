# SPDX-License-Identifier: MIT

data "aws_caller_identity" "here" {}

data "aws_partition" "here" {}

resource "aws_cloudwatch_event_bus" "made" {
  count = var.create_event_bus ? 1 : 0

  name = var.event_bus_name
}

data "aws_cloudwatch_event_bus" "found" {
  count = var.create_event_bus ? 0 : 1

  name = var.event_bus_name
}

locals {
  bus_arn  = var.create_event_bus ? aws_cloudwatch_event_bus.made[0].arn : data.aws_cloudwatch_event_bus.found[0].arn
  bus_name = var.create_event_bus ? aws_cloudwatch_event_bus.made[0].name : data.aws_cloudwatch_event_bus.found[0].name

  by_queue       = contains(var.deliver, "queue")
  by_destination = contains(var.deliver, "destination")
  by_sns         = contains(var.deliver, "sns")

  webhook = "${coalesce(var.endpoint, "https://endpoint.invalid")}/api/v1/webhooks/aws/eventbridge"
  pattern = jsonencode({ source = var.event_sources })
}

# One rule leads to HELIOS, so that a replay can be sent to it and to no other consumer. It has no
# condition on replay-name: replays have to come through.
resource "aws_cloudwatch_event_rule" "helios" {
  name           = var.name
  description    = "Events that HELIOS reconciles"
  event_bus_name = local.bus_name
  event_pattern  = local.pattern
}

resource "aws_cloudwatch_event_archive" "helios" {
  name             = var.name
  description      = "What HELIOS can have replayed"
  event_source_arn = local.bus_arn
  event_pattern    = local.pattern
  retention_days   = var.archive_days
}
