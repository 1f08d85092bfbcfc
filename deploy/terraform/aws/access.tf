# SPDX-License-Identifier: MIT

# What HELIOS itself may do, resource by resource. sts:GetCallerIdentity needs no permission.
data "aws_iam_policy_document" "helios" {
  statement {
    sid = "Fetch"

    actions = [
      "sqs:ReceiveMessage",
      "sqs:DeleteMessage",
      "sqs:ChangeMessageVisibility",
      "sqs:GetQueueAttributes",
    ]

    resources = concat([aws_sqs_queue.dead.arn], aws_sqs_queue.events[*].arn)
  }

  statement {
    sid       = "LookAtTheRule"
    actions   = ["events:DescribeRule", "events:ListTargetsByRule"]
    resources = [aws_cloudwatch_event_rule.helios.arn]
  }

  statement {
    sid       = "LookAtTheArchive"
    actions   = ["events:DescribeArchive"]
    resources = [aws_cloudwatch_event_archive.helios.arn]
  }

  statement {
    sid     = "Replay"
    actions = ["events:StartReplay", "events:DescribeReplay"]

    resources = [
      aws_cloudwatch_event_archive.helios.arn,
      "arn:${data.aws_partition.here.partition}:events:${var.region}:${data.aws_caller_identity.here.account_id}:replay/${var.replay_prefix}*",
    ]
  }

  # Lists names of rules and nothing else; the action knows no narrower resource.
  dynamic "statement" {
    for_each = var.allow_rule_lookup ? ["*"] : []

    content {
      sid       = "FindTheRule"
      actions   = ["events:ListRuleNamesByTarget"]
      resources = [statement.value]
    }
  }

  dynamic "statement" {
    for_each = var.allow_publish ? [local.bus_arn] : []

    content {
      sid       = "Publish"
      actions   = ["events:PutEvents"]
      resources = [statement.value]
    }
  }
}

resource "aws_iam_policy" "helios" {
  name        = var.name
  description = "What HELIOS may do"
  policy      = data.aws_iam_policy_document.helios.json
}

resource "aws_iam_role_policy_attachment" "helios" {
  count = var.role_name == "" ? 0 : 1

  role       = var.role_name
  policy_arn = aws_iam_policy.helios.arn
}
