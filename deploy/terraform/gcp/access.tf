# SPDX-License-Identifier: MIT

# ---- HELIOS -----------------------------------------------------------------------------------

resource "google_service_account" "helios" {
  project      = var.project
  account_id   = var.name
  display_name = "HELIOS: fetches and brings back events"
}

# No key is made here: it would stand in Terraform's state. See docs/guides/production/GCP.md.
resource "google_service_account_iam_member" "impersonator" {
  for_each           = toset(var.impersonators)
  service_account_id = google_service_account.helios.name
  role               = "roles/iam.serviceAccountTokenCreator"
  member             = each.value
}

locals {
  # What HELIOS fetches from and looks at; the push subscription is Pub/Sub's own affair.
  consumed       = concat(google_pubsub_subscription.pull[*].name, [google_pubsub_subscription.dead.name])
  consumed_count = local.pulled ? 2 : 1
}

resource "google_pubsub_subscription_iam_member" "consumes" {
  count        = local.consumed_count
  project      = var.project
  subscription = local.consumed[count.index]
  role         = "roles/pubsub.subscriber"
  member       = google_service_account.helios.member
}

resource "google_pubsub_subscription_iam_member" "looks" {
  count        = local.consumed_count
  project      = var.project
  subscription = local.consumed[count.index]
  role         = "roles/pubsub.viewer"
  member       = google_service_account.helios.member
}

resource "google_pubsub_topic_iam_member" "helios_publishes" {
  for_each = var.helios_publishes ? toset(["roles/pubsub.publisher", "roles/pubsub.viewer"]) : toset([])
  project  = var.project
  topic    = local.topic
  role     = each.value
  member   = google_service_account.helios.member
}

# Taking a snapshot is a right on the project; the ready-made role with it may delete topics.
resource "google_project_iam_custom_role" "snapshots" {
  count       = local.pulled && var.helios_seeks ? 1 : 0
  project     = var.project
  role_id     = "${replace(var.name, "-", "_")}_snapshots"
  title       = "HELIOS: take snapshots before a seek"
  permissions = ["pubsub.snapshots.create"]
}

resource "google_project_iam_member" "snapshots" {
  count   = local.pulled && var.helios_seeks ? 1 : 0
  project = var.project
  role    = google_project_iam_custom_role.snapshots[0].id
  member  = google_service_account.helios.member
}

# ---- publishers -------------------------------------------------------------------------------

resource "google_pubsub_topic_iam_member" "publisher" {
  for_each = toset(var.publishers)
  project  = var.project
  topic    = local.topic
  role     = "roles/pubsub.publisher"
  member   = each.value
}

# ---- pushes -----------------------------------------------------------------------------------

# Whose token every push carries; it has no rights of its own.
resource "google_service_account" "push" {
  count        = local.pushed ? 1 : 0
  project      = var.project
  account_id   = "${var.name}-push"
  display_name = "Pub/Sub's pushes to HELIOS"
}

resource "google_service_account_iam_member" "push_token" {
  count              = local.pushed ? 1 : 0
  service_account_id = google_service_account.push[0].name
  role               = "roles/iam.serviceAccountTokenCreator"
  member             = local.agent
}

# ---- dead letters -----------------------------------------------------------------------------

resource "google_pubsub_topic_iam_member" "agent_forwards" {
  project = var.project
  topic   = google_pubsub_topic.dead.name
  role    = "roles/pubsub.publisher"
  member  = local.agent
}

resource "google_pubsub_subscription_iam_member" "agent_acknowledges_pull" {
  count        = local.pulled ? 1 : 0
  project      = var.project
  subscription = google_pubsub_subscription.pull[0].name
  role         = "roles/pubsub.subscriber"
  member       = local.agent
}

resource "google_pubsub_subscription_iam_member" "agent_acknowledges_push" {
  count        = local.pushed ? 1 : 0
  project      = var.project
  subscription = google_pubsub_subscription.push[0].name
  role         = "roles/pubsub.subscriber"
  member       = local.agent
}
