# SPDX-License-Identifier: MIT
# A topic, its delivery to HELIOS, and a container for what could not be delivered.

locals {
  queue_delivery = var.delivery == "queue"
  container_id   = "${azurerm_storage_account.events.id}/blobServices/default/containers/${azurerm_storage_container.dead_letters.name}"
  queue_id       = local.queue_delivery ? "${azurerm_storage_account.events.id}/queueServices/default/queues/${azurerm_storage_queue.events[0].name}" : ""
  reader_id      = var.reader_principal_id != "" ? var.reader_principal_id : azurerm_user_assigned_identity.helios[0].principal_id
}

resource "random_string" "account" {
  length  = 6
  upper   = false
  special = false
}

resource "azurerm_eventgrid_topic" "events" {
  name                = "${var.name}-events"
  location            = var.location
  resource_group_name = var.resource_group
  input_schema        = var.schema
  local_auth_enabled  = var.topic_key_enabled
  tags                = var.tags

  # The topic delivers as itself: no keys of the storage account anywhere.
  identity {
    type = "SystemAssigned"
  }
}

resource "azurerm_storage_account" "events" {
  name                            = "${var.name}${random_string.account.result}"
  location                        = var.location
  resource_group_name             = var.resource_group
  account_tier                    = "Standard"
  account_replication_type        = "ZRS"
  min_tls_version                 = "TLS1_2"
  https_traffic_only_enabled      = true
  allow_nested_items_to_be_public = false
  shared_access_key_enabled       = false
  tags                            = var.tags
}

resource "azurerm_storage_container" "dead_letters" {
  name                  = "dead-letters"
  storage_account_id    = azurerm_storage_account.events.id
  container_access_type = "private"
}

resource "azurerm_storage_management_policy" "dead_letters" {
  storage_account_id = azurerm_storage_account.events.id

  rule {
    name    = "forget-dead-letters"
    enabled = true

    filters {
      prefix_match = ["${azurerm_storage_container.dead_letters.name}/"]
      blob_types   = ["blockBlob"]
    }

    actions {
      base_blob {
        delete_after_days_since_modification_greater_than = var.dead_letter_days
      }
    }
  }
}

resource "azurerm_storage_queue" "events" {
  count = local.queue_delivery ? 1 : 0

  name                 = "events"
  storage_account_name = azurerm_storage_account.events.name
}

# Who HELIOS is, where it is nobody yet.
resource "azurerm_user_assigned_identity" "helios" {
  count = var.reader_principal_id == "" ? 1 : 0

  name                = "${var.name}-reader"
  location            = var.location
  resource_group_name = var.resource_group
  tags                = var.tags
}
