# SPDX-License-Identifier: MIT

# What could not be delivered, by whichever way, ends here; ./helios backfill empties it.
resource "aws_sqs_queue" "dead" {
  name                      = "${var.name}-dead"
  message_retention_seconds = var.queue_days * 86400
  sqs_managed_sse_enabled   = true
}

resource "aws_sqs_queue" "events" {
  count = local.by_queue ? 1 : 0

  name                       = "${var.name}-events"
  message_retention_seconds  = var.queue_days * 86400
  visibility_timeout_seconds = 60
  receive_wait_time_seconds  = 20
  sqs_managed_sse_enabled    = true

  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.dead.arn
    maxReceiveCount     = var.max_receives
  })
}

resource "aws_sqs_queue_redrive_allow_policy" "dead" {
  count = local.by_queue ? 1 : 0

  queue_url = aws_sqs_queue.dead.id

  redrive_allow_policy = jsonencode({
    redrivePermission = "byQueue"
    sourceQueueArns   = [aws_sqs_queue.events[0].arn]
  })
}

data "aws_iam_policy_document" "events_queue" {
  count = local.by_queue ? 1 : 0

  statement {
    sid       = "TheRuleMaySend"
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.events[0].arn]

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

resource "aws_sqs_queue_policy" "events" {
  count = local.by_queue ? 1 : 0

  queue_url = aws_sqs_queue.events[0].id
  policy    = data.aws_iam_policy_document.events_queue[0].json
}

data "aws_iam_policy_document" "dead_queue" {
  statement {
    sid       = "TheRuleMaySendDeadLetters"
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.dead.arn]

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

  dynamic "statement" {
    for_each = aws_sns_topic.events

    content {
      sid       = "TheTopicMaySendDeadLetters"
      actions   = ["sqs:SendMessage"]
      resources = [aws_sqs_queue.dead.arn]

      principals {
        type        = "Service"
        identifiers = ["sns.amazonaws.com"]
      }

      condition {
        test     = "ArnEquals"
        variable = "aws:SourceArn"
        values   = [statement.value.arn]
      }
    }
  }
}

resource "aws_sqs_queue_policy" "dead" {
  queue_url = aws_sqs_queue.dead.id
  policy    = data.aws_iam_policy_document.dead_queue.json
}

resource "aws_cloudwatch_event_target" "queue" {
  count = local.by_queue ? 1 : 0

  rule           = aws_cloudwatch_event_rule.helios.name
  event_bus_name = local.bus_name
  target_id      = "queue"
  arn            = aws_sqs_queue.events[0].arn

  retry_policy {
    maximum_event_age_in_seconds = 86400
    maximum_retry_attempts       = 185
  }

  dead_letter_config {
    arn = aws_sqs_queue.dead.arn
  }

  depends_on = [aws_sqs_queue_policy.events]
}
