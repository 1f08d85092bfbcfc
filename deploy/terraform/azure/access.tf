# SPDX-License-Identifier: MIT
# Who may do what, each on the one thing that it is for.

# The topic writes dead letters, and into the queue.
resource "azurerm_role_assignment" "topic_writes_dead_letters" {
  scope                = local.container_id
  role_definition_name = "Storage Blob Data Contributor"
  principal_id         = azurerm_eventgrid_topic.events.identity[0].principal_id
}

resource "azurerm_role_assignment" "topic_sends_to_queue" {
  count = local.queue_delivery ? 1 : 0

  scope                = local.queue_id
  role_definition_name = "Storage Queue Data Message Sender"
  principal_id         = azurerm_eventgrid_topic.events.identity[0].principal_id
}

# HELIOS takes messages off the queue: "Message Processor" peeks, receives and deletes;
# "Reader" asks how many there are; renewing a message's visibility needs an update.
resource "azurerm_role_definition" "queue_consumer" {
  count = local.queue_delivery ? 1 : 0

  name        = "${var.name} queue consumer ${random_string.account.result}"
  scope       = azurerm_storage_account.events.id
  description = "Receives, prolongs and deletes messages, and counts them; cannot send any."

  permissions {
    actions = [
      "Microsoft.Storage/storageAccounts/queueServices/queues/read",
    ]
    data_actions = [
      "Microsoft.Storage/storageAccounts/queueServices/queues/messages/read",
      "Microsoft.Storage/storageAccounts/queueServices/queues/messages/write",
      "Microsoft.Storage/storageAccounts/queueServices/queues/messages/delete",
      "Microsoft.Storage/storageAccounts/queueServices/queues/messages/process/action",
    ]
  }

  assignable_scopes = [azurerm_storage_account.events.id]
}

resource "azurerm_role_assignment" "helios_reads_queue" {
  count = local.queue_delivery ? 1 : 0

  scope              = local.queue_id
  role_definition_id = azurerm_role_definition.queue_consumer[0].role_definition_resource_id
  principal_id       = local.reader_id
}

resource "azurerm_role_assignment" "helios_reads_dead_letters" {
  scope                = local.container_id
  role_definition_name = var.delete_dead_letters ? "Storage Blob Data Contributor" : "Storage Blob Data Reader"
  principal_id         = local.reader_id
}

resource "azurerm_role_assignment" "helios_publishes" {
  count = var.helios_publishes ? 1 : 0

  scope                = azurerm_eventgrid_topic.events.id
  role_definition_name = "EventGrid Data Sender"
  principal_id         = local.reader_id
}

resource "azurerm_role_assignment" "producers_publish" {
  for_each = toset(var.publisher_principal_ids)

  scope                = azurerm_eventgrid_topic.events.id
  role_definition_name = "EventGrid Data Sender"
  principal_id         = each.value
}
