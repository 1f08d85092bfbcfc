# SPDX-License-Identifier: MIT
# One of the two ways in. Both try for a day, then write a dead letter.

resource "azurerm_eventgrid_event_subscription" "queue" {
  count = local.queue_delivery ? 1 : 0

  name                  = "${var.name}-queue"
  scope                 = azurerm_eventgrid_topic.events.id
  event_delivery_schema = var.schema
  included_event_types  = length(var.event_types) > 0 ? var.event_types : null

  storage_queue_endpoint {
    storage_account_id                    = azurerm_storage_account.events.id
    queue_name                            = azurerm_storage_queue.events[0].name
    queue_message_time_to_live_in_seconds = var.queue_message_days * 86400
  }

  delivery_identity {
    type = "SystemAssigned"
  }

  storage_blob_dead_letter_destination {
    storage_account_id          = azurerm_storage_account.events.id
    storage_blob_container_name = azurerm_storage_container.dead_letters.name
  }

  dead_letter_identity {
    type = "SystemAssigned"
  }

  retry_policy {
    max_delivery_attempts = 30
    event_time_to_live    = 1440
  }

  depends_on = [
    azurerm_role_assignment.topic_sends_to_queue,
    azurerm_role_assignment.topic_writes_dead_letters,
  ]
}

resource "azurerm_eventgrid_event_subscription" "webhook" {
  count = local.queue_delivery ? 0 : 1

  name                  = "${var.name}-webhook"
  scope                 = azurerm_eventgrid_topic.events.id
  event_delivery_schema = var.schema
  included_event_types  = length(var.event_types) > 0 ? var.event_types : null

  # Entra's token says who posts. Batches save requests; HELIOS answers a batch when all of it is kept.
  webhook_endpoint {
    url                               = var.webhook_url
    active_directory_tenant_id        = var.webhook_tenant_id
    active_directory_app_id_or_uri    = var.webhook_app_id
    max_events_per_batch              = 100
    preferred_batch_size_in_kilobytes = 256
  }

  storage_blob_dead_letter_destination {
    storage_account_id          = azurerm_storage_account.events.id
    storage_blob_container_name = azurerm_storage_container.dead_letters.name
  }

  dead_letter_identity {
    type = "SystemAssigned"
  }

  retry_policy {
    max_delivery_attempts = 30
    event_time_to_live    = 1440
  }

  lifecycle {
    precondition {
      condition     = var.webhook_url != "" && var.webhook_tenant_id != "" && var.webhook_app_id != ""
      error_message = "Delivery by webhook needs webhook_url, webhook_tenant_id and webhook_app_id."
    }
  }

  depends_on = [azurerm_role_assignment.topic_writes_dead_letters]
}
