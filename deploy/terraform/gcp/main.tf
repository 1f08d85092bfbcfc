# SPDX-License-Identifier: MIT

data "google_project" "this" {
  project_id = var.project
}

locals {
  pulled = contains(["pull", "both"], var.delivery)
  pushed = contains(["push", "both"], var.delivery)

  topic         = var.topic == "" ? one(google_pubsub_topic.events[*].id) : one(data.google_pubsub_topic.existing[*].id)
  push_audience = var.push_audience == "" ? split("?", var.push_endpoint)[0] : var.push_audience

  # Pub/Sub's own account: it moves dead letters and signs the pushes' tokens.
  agent = "serviceAccount:service-${data.google_project.this.number}@gcp-sa-pubsub.iam.gserviceaccount.com"
}

resource "google_project_service" "pubsub" {
  project            = var.project
  service            = "pubsub.googleapis.com"
  disable_on_destroy = false
}

# ---- topics -----------------------------------------------------------------------------------

data "google_pubsub_topic" "existing" {
  count   = var.topic == "" ? 0 : 1
  project = var.project
  name    = var.topic
}

resource "google_pubsub_topic" "events" {
  count      = var.topic == "" ? 1 : 0
  project    = var.project
  name       = "${var.name}-events"
  depends_on = [google_project_service.pubsub]
}

resource "google_pubsub_topic" "dead" {
  project    = var.project
  name       = "${var.name}-dead-letters"
  depends_on = [google_project_service.pubsub]
}

# ---- subscriptions ----------------------------------------------------------------------------

resource "google_pubsub_subscription" "pull" {
  count   = local.pulled ? 1 : 0
  project = var.project
  name    = "${var.name}-pull"
  topic   = local.topic

  ack_deadline_seconds         = var.ack_deadline_seconds
  message_retention_duration   = var.retention
  retain_acked_messages        = var.helios_seeks
  enable_message_ordering      = var.ordering
  enable_exactly_once_delivery = var.exactly_once

  # It does not expire when HELIOS is away for a month.
  expiration_policy {
    ttl = ""
  }

  retry_policy {
    minimum_backoff = var.minimum_backoff
    maximum_backoff = var.maximum_backoff
  }

  dead_letter_policy {
    dead_letter_topic     = google_pubsub_topic.dead.id
    max_delivery_attempts = var.max_delivery_attempts
  }
}

resource "google_pubsub_subscription" "push" {
  count   = local.pushed ? 1 : 0
  project = var.project
  name    = "${var.name}-push"
  topic   = local.topic

  ack_deadline_seconds       = var.ack_deadline_seconds
  message_retention_duration = var.retention
  enable_message_ordering    = var.ordering

  expiration_policy {
    ttl = ""
  }

  retry_policy {
    minimum_backoff = var.minimum_backoff
    maximum_backoff = var.maximum_backoff
  }

  dead_letter_policy {
    dead_letter_topic     = google_pubsub_topic.dead.id
    max_delivery_attempts = var.max_delivery_attempts
  }

  # Wrapped: unwrapped, publishers' attributes become headers of the request.
  push_config {
    push_endpoint = var.push_endpoint

    oidc_token {
      service_account_email = one(google_service_account.push[*].email)
      audience              = local.push_audience
    }
  }

  lifecycle {
    precondition {
      condition     = var.push_endpoint != ""
      error_message = "Push needs push_endpoint: https://HOST/api/v1/webhooks/gcp/pubsub."
    }
  }
}

# Without a subscription dead letters would vanish.
resource "google_pubsub_subscription" "dead" {
  project = var.project
  name    = "${var.name}-dead-letters"
  topic   = google_pubsub_topic.dead.id

  ack_deadline_seconds       = 600
  message_retention_duration = "2678400s"

  expiration_policy {
    ttl = ""
  }
}
