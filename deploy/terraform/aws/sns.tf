# SPDX-License-Identifier: MIT

resource "aws_sns_topic" "events" {
  count = local.by_sns ? 1 : 0

  name = "${var.name}-events"

  # SHA-256; version 1 is SHA-1.
  signature_version = 2
}

data "aws_iam_policy_document" "topic" {
  count = local.by_sns ? 1 : 0

  statement {
    sid       = "TheRuleMayPublish"
    actions   = ["sns:Publish"]
    resources = [aws_sns_topic.events[0].arn]

    principals {
      type        = "Service"
      identifiers = ["events.amazonaws.com"]
    }

    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = [aws_cloudwatch_event_rule.helios.arn]
    }
  }
}

resource "aws_sns_topic_policy" "events" {
  count = local.by_sns ? 1 : 0

  arn    = aws_sns_topic.events[0].arn
  policy = data.aws_iam_policy_document.topic[0].json
}

resource "aws_cloudwatch_event_target" "sns" {
  count = local.by_sns ? 1 : 0

  rule           = aws_cloudwatch_event_rule.helios.name
  event_bus_name = local.bus_name
  target_id      = "sns"
  arn            = aws_sns_topic.events[0].arn

  retry_policy {
    maximum_event_age_in_seconds = 86400
    maximum_retry_attempts       = 185
  }

  dead_letter_config {
    arn = aws_sqs_queue.dead.arn
  }

  depends_on = [aws_sns_topic_policy.events, aws_sqs_queue_policy.dead]
}

# HELIOS confirms the subscription by itself when the topic is in HELIOS_AWS_SNS_TOPICS: set that
# first. Raw delivery stays off: it has no signature.
resource "aws_sns_topic_subscription" "helios" {
  count = local.by_sns ? 1 : 0

  topic_arn                       = aws_sns_topic.events[0].arn
  protocol                        = "https"
  endpoint                        = local.webhook
  endpoint_auto_confirms          = true
  confirmation_timeout_in_minutes = 5
  raw_message_delivery            = false

  # Two tries after 5 s and 48 a minute apart: 2,890 s of the 3,600 s that SNS allows. A longer
  # outage ends in the dead-letter queue.
  delivery_policy = jsonencode({
    healthyRetryPolicy = {
      minDelayTarget     = 5
      maxDelayTarget     = 60
      numRetries         = 50
      numNoDelayRetries  = 0
      numMinDelayRetries = 2
      numMaxDelayRetries = 48
      backoffFunction    = "linear"
    }
  })

  redrive_policy = jsonencode({ deadLetterTargetArn = aws_sqs_queue.dead.arn })

  lifecycle {
    precondition {
      condition     = var.endpoint != null
      error_message = "For sns, expected endpoint."
    }
  }

  depends_on = [aws_sqs_queue_policy.dead]
}
