# SPDX-License-Identifier: MIT

resource "aws_cloudwatch_event_connection" "helios" {
  count = local.by_destination ? 1 : 0

  name               = var.name
  description        = "The key that HELIOS knows EventBridge by"
  authorization_type = "API_KEY"

  auth_parameters {
    api_key {
      key   = var.api_key_header
      value = var.api_key
    }
  }

  lifecycle {
    precondition {
      condition     = try(length(var.api_key), 0) >= 32 && var.endpoint != null
      error_message = "For destination, expected endpoint, and an api_key of 32 or more characters."
    }
  }
}

resource "aws_cloudwatch_event_api_destination" "helios" {
  count = local.by_destination ? 1 : 0

  name                             = var.name
  invocation_endpoint              = local.webhook
  http_method                      = "POST"
  invocation_rate_limit_per_second = var.invocation_rate
  connection_arn                   = aws_cloudwatch_event_connection.helios[0].arn
}

data "aws_iam_policy_document" "events_assume" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["events.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [data.aws_caller_identity.here.account_id]
    }

    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = [aws_cloudwatch_event_rule.helios.arn]
    }
  }
}

data "aws_iam_policy_document" "invoke" {
  count = local.by_destination ? 1 : 0

  statement {
    actions   = ["events:InvokeApiDestination"]
    resources = [aws_cloudwatch_event_api_destination.helios[0].arn]
  }
}

resource "aws_iam_role" "invoke" {
  count = local.by_destination ? 1 : 0

  name               = "${var.name}-invoke"
  description        = "The rule posts to HELIOS as this role"
  assume_role_policy = data.aws_iam_policy_document.events_assume.json
}

resource "aws_iam_role_policy" "invoke" {
  count = local.by_destination ? 1 : 0

  name   = "invoke"
  role   = aws_iam_role.invoke[0].id
  policy = data.aws_iam_policy_document.invoke[0].json
}

resource "aws_cloudwatch_event_target" "destination" {
  count = local.by_destination ? 1 : 0

  rule           = aws_cloudwatch_event_rule.helios.name
  event_bus_name = local.bus_name
  target_id      = "destination"
  arn            = aws_cloudwatch_event_api_destination.helios[0].arn
  role_arn       = aws_iam_role.invoke[0].arn

  # A day of tries: the most that EventBridge offers.
  retry_policy {
    maximum_event_age_in_seconds = 86400
    maximum_retry_attempts       = 185
  }

  dead_letter_config {
    arn = aws_sqs_queue.dead.arn
  }

  depends_on = [aws_sqs_queue_policy.dead, aws_iam_role_policy.invoke]
}
