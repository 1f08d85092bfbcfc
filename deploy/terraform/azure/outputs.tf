# SPDX-License-Identifier: MIT
# terraform output -json environment | jq -r 'to_entries[] | "\(.key)=\(.value)"' > azure.env
output "environment" {
  description = "HELIOS's environment, without secrets."
  value = merge(
    {
      HELIOS_AZURE_STORAGE_ACCOUNT_URL   = azurerm_storage_account.events.primary_blob_endpoint
      HELIOS_AZURE_DEAD_LETTER_CONTAINER = azurerm_storage_container.dead_letters.name
    },
    local.queue_delivery ? {
      HELIOS_AZURE_QUEUES = "${azurerm_storage_account.events.primary_queue_endpoint}${azurerm_storage_queue.events[0].name}"
    } : {},
    var.helios_publishes ? {
      HELIOS_AZURE_TOPIC_ENDPOINT = azurerm_eventgrid_topic.events.endpoint
    } : {},
    var.reader_principal_id == "" ? {
      AZURE_CLIENT_ID = azurerm_user_assigned_identity.helios[0].client_id
    } : {},
  )
}

output "secrets" {
  description = "HELIOS's secret environment; empty unless topic_key_enabled."
  sensitive   = true
  value = var.topic_key_enabled ? {
    HELIOS_AZURE_TOPIC_KEY = azurerm_eventgrid_topic.events.primary_access_key
  } : {}
}

output "reader_identity_id" {
  description = "The identity to assign to the machine that HELIOS runs on; empty where you gave one."
  value       = var.reader_principal_id == "" ? azurerm_user_assigned_identity.helios[0].id : ""
}

output "topic_endpoint" {
  description = "Where producers publish."
  value       = azurerm_eventgrid_topic.events.endpoint
}
