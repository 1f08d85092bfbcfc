# SPDX-License-Identifier: MIT
variable "subscription_id" {
  description = "The Azure subscription to work in."
  type        = string
}

variable "location" {
  description = "The region of everything here. The storage account must lie in the region and the tenant of the topic."
  type        = string
  default     = "westeurope"
}

variable "resource_group" {
  description = "An existing resource group."
  type        = string
}

variable "name" {
  description = "The beginning of every name: 3 to 12 lower-case letters and digits. The storage account's name must be free in all of Azure."
  type        = string
  default     = "helios"

  validation {
    condition     = can(regex("^[a-z][a-z0-9]{2,11}$", var.name))
    error_message = "Expected 3 to 12 lower-case letters and digits, beginning with a letter."
  }
}

variable "delivery" {
  description = "How events reach HELIOS: \"queue\" (HELIOS fetches, no open port) or \"webhook\" (Event Grid posts to webhook_url)."
  type        = string
  default     = "queue"

  validation {
    condition     = contains(["queue", "webhook"], var.delivery)
    error_message = "Expected queue or webhook."
  }
}

variable "schema" {
  description = "The topic's schema: \"EventGridSchema\" or \"CloudEventSchemaV1_0\". It cannot be changed later."
  type        = string
  default     = "EventGridSchema"

  validation {
    condition     = contains(["EventGridSchema", "CloudEventSchemaV1_0"], var.schema)
    error_message = "Expected EventGridSchema or CloudEventSchemaV1_0."
  }
}

variable "event_types" {
  description = "The event types to deliver; empty for all of them."
  type        = list(string)
  default     = []
}

variable "reader_principal_id" {
  description = "Object id of an identity that HELIOS runs as already (a managed identity or a service principal). Empty: one is made, to be assigned to the machine."
  type        = string
  default     = ""
}

variable "publisher_principal_ids" {
  description = "Object ids of the producers that may publish to the topic with Entra."
  type        = list(string)
  default     = []
}

variable "helios_publishes" {
  description = "Whether HELIOS's identity may publish to the topic (./helios publish)."
  type        = bool
  default     = false
}

variable "delete_dead_letters" {
  description = "Whether HELIOS's identity may delete dead-letter blobs once their events are kept."
  type        = bool
  default     = false
}

variable "topic_key_enabled" {
  description = "Whether the topic takes its access key as well as Entra tokens."
  type        = bool
  default     = false
}

variable "webhook_url" {
  description = "Only for webhook: https://HOST/api/v1/webhooks/azure/eventgrid, reachable from Azure with a certificate that the public trusts, with HELIOS running: the handshake happens while this is applied."
  type        = string
  default     = ""

  validation {
    condition     = var.webhook_url == "" || startswith(var.webhook_url, "https://")
    error_message = "Expected an address that begins with https://."
  }
}

variable "webhook_tenant_id" {
  description = "Only for webhook: the Entra tenant that issues the tokens."
  type        = string
  default     = ""
}

variable "webhook_app_id" {
  description = "Only for webhook: the application (client) id of HELIOS's app registration; the tokens' audience."
  type        = string
  default     = ""
}

variable "queue_message_days" {
  description = "Only for queue: how many days a message waits in the queue before it is lost."
  type        = number
  default     = 7

  validation {
    condition     = var.queue_message_days >= 1 && var.queue_message_days <= 3650
    error_message = "Expected 1 to 3650 days."
  }
}

variable "dead_letter_days" {
  description = "How many days dead letters are kept."
  type        = number
  default     = 30
}

variable "tags" {
  description = "Tags of everything here."
  type        = map(string)
  default     = {}
}
