# SPDX-License-Identifier: MIT

output "environment" {
  description = "The environment of HELIOS: terraform output -json environment | jq -r 'to_entries[] | \"\\(.key)=\\(.value)\"'. Secrets are not in it."

  value = merge(
    {
      AWS_REGION             = var.region
      HELIOS_AWS_SQS_DLQ     = aws_sqs_queue.dead.url
      HELIOS_AWS_EVENT_BUS   = local.bus_name
      HELIOS_AWS_ARCHIVE_ARN = aws_cloudwatch_event_archive.helios.arn
    },
    local.by_queue ? { HELIOS_AWS_SQS_QUEUES = join(",", aws_sqs_queue.events[*].url) } : {},
    local.by_destination ? { HELIOS_AWS_API_KEY_HEADER = var.api_key_header } : {},
    local.by_sns ? { HELIOS_AWS_SNS_TOPICS = join(",", aws_sns_topic.events[*].arn) } : {},
  )
}

output "rule_arn" {
  description = "The rule that leads to HELIOS; a replay is sent to it and to no other."
  value       = aws_cloudwatch_event_rule.helios.arn
}

output "policy_arn" {
  description = "The policy to attach to whatever HELIOS runs as."
  value       = aws_iam_policy.helios.arn
}
