# SPDX-License-Identifier: MIT

output "environment" {
  description = "The environment of HELIOS: terraform output -json environment | jq -r 'to_entries[] | \"\\(.key)=\\(.value)\"'. Nothing in it is secret."

  value = merge(
    {
      GOOGLE_CLOUD_PROJECT        = var.project
      HELIOS_GCP_DLQ_SUBSCRIPTION = google_pubsub_subscription.dead.id
      # Message ids are unique within a topic: with this, pull and push give one event one identity.
      HELIOS_GCP_TOPICS = join(",", [
        for subscription in concat(google_pubsub_subscription.pull[*].id, google_pubsub_subscription.push[*].id) :
        "${subscription}=${local.topic}"
      ])
    },
    local.pulled ? { HELIOS_GCP_SUBSCRIPTIONS = join(",", google_pubsub_subscription.pull[*].id) } : {},
    local.pushed ? {
      HELIOS_GCP_PUSH_ACCOUNTS  = join(",", google_service_account.push[*].email)
      HELIOS_GCP_PUSH_AUDIENCES = local.push_audience
    } : {},
    var.helios_publishes ? { HELIOS_GCP_PUBLISH_TOPIC = local.topic } : {},
  )
}

output "service_account" {
  description = "The account HELIOS runs as: attach it, or impersonate it."
  value       = google_service_account.helios.email
}

output "topic" {
  description = "Where producers publish to."
  value       = local.topic
}
