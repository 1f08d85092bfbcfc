# SPDX-License-Identifier: MIT

variable "region" {
  description = "Region of the event bus. Everything is made there."
  type        = string
}

variable "name" {
  description = "First part of the name of everything that is made."
  type        = string
  default     = "helios"

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,30}$", var.name))
    error_message = "Expected 2 to 31 lower-case letters, digits and hyphens, a letter first."
  }
}

variable "tags" {
  description = "Tags of everything that is made."
  type        = map(string)
  default     = {}
}

variable "event_bus_name" {
  description = "The bus that your producers put events on. It has to exist unless create_event_bus is true."
  type        = string
  default     = "default"
}

variable "create_event_bus" {
  description = "Whether to make the bus."
  type        = bool
  default     = false
}

variable "event_sources" {
  description = "Values of the events' member source that HELIOS gets and the archive keeps, for example com.acme.shop."
  type        = list(string)

  validation {
    condition     = length(var.event_sources) > 0 && alltrue([for s in var.event_sources : s != "" && !startswith(s, "aws.")])
    error_message = "Expected at least one source of your own: not empty, and not one of AWS (aws.*)."
  }
}

variable "deliver" {
  description = "How events get to HELIOS: queue (it fetches them from SQS), destination (EventBridge posts them), sns (SNS posts them). One is enough; with several each event comes several times and is taken once."
  type        = set(string)
  default     = ["queue"]

  validation {
    condition     = length(var.deliver) > 0 && alltrue([for way in var.deliver : contains(["queue", "destination", "sns"], way)])
    error_message = "Expected one or more of queue, destination and sns."
  }
}

variable "endpoint" {
  description = "Public HTTPS address of HELIOS without a path, for destination and sns, for example https://helios.example.com."
  type        = string
  default     = null

  validation {
    condition     = var.endpoint == null || can(regex("^https://[^/?#@]+$", var.endpoint))
    error_message = "Expected https://HOST or https://HOST:PORT, without a path."
  }
}

variable "api_key" {
  description = "The key that EventBridge sends with each event, for destination. HELIOS has it in HELIOS_AWS_API_KEYS. It stays readable in Terraform's state: keep the state secret."
  type        = string
  default     = null
  sensitive   = true
}

variable "api_key_header" {
  description = "The header of that key; HELIOS_AWS_API_KEY_HEADER."
  type        = string
  default     = "x-api-key"
}

variable "invocation_rate" {
  description = "Most events a second that EventBridge posts. The account's quota is 300 unless it was raised; below your rate a backlog builds and expires after a day."
  type        = number
  default     = 300
}

variable "archive_days" {
  description = "Days that the archive keeps events; 0 keeps them for ever."
  type        = number
  default     = 30
}

variable "queue_days" {
  description = "Days that the queues keep messages, 1 to 14."
  type        = number
  default     = 14

  validation {
    condition     = var.queue_days >= 1 && var.queue_days <= 14
    error_message = "Expected 1 to 14 days: SQS keeps messages no longer."
  }
}

variable "max_receives" {
  description = "Receives after which SQS calls a message dead. HELIOS never refuses a message for its content, so a low number only turns an outage of HELIOS into dead letters."
  type        = number
  default     = 100

  validation {
    condition     = var.max_receives >= 10 && var.max_receives <= 1000
    error_message = "Expected 10 to 1000."
  }
}

variable "replay_prefix" {
  description = "First part of the names of replays that HELIOS may start. Names are not known before they are used, so the policy has to allow a prefix."
  type        = string
  default     = "helios-"

  validation {
    condition     = can(regex("^[A-Za-z0-9._-]{3,40}$", var.replay_prefix))
    error_message = "Expected 3 to 40 letters, digits, dots, hyphens and underscores."
  }
}

variable "allow_publish" {
  description = "Whether HELIOS may put events on the bus (./helios publish, the simulator)."
  type        = bool
  default     = false
}

variable "allow_rule_lookup" {
  description = "Whether HELIOS may look up which rules feed its queue, to replay to them alone. AWS offers this action for all resources or none. Not needed where HELIOS is told the rule (output rule_arn)."
  type        = bool
  default     = true
}

variable "role_name" {
  description = "An IAM role that HELIOS runs as, to attach the policy to. Empty: attach it yourself, its ARN is an output."
  type        = string
  default     = ""
}
