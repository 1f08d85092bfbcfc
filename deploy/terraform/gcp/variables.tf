# SPDX-License-Identifier: MIT

variable "project" {
  description = "Id of the Google Cloud project."
  type        = string
}

variable "name" {
  description = "What everything made here is called, or begins with."
  type        = string
  default     = "helios"

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{2,20}$", var.name))
    error_message = "The name needs 3 to 21 small letters, digits and hyphens, and begins with a letter."
  }
}

variable "topic" {
  description = "Name of a topic that exists already in the project; empty to make one."
  type        = string
  default     = ""
}

variable "delivery" {
  description = "How events reach HELIOS: pull (HELIOS fetches, no open port), push (Pub/Sub calls HELIOS), or both, for a change from one to the other."
  type        = string
  default     = "pull"

  validation {
    condition     = contains(["pull", "push", "both"], var.delivery)
    error_message = "The delivery is pull, push or both."
  }
}

variable "push_endpoint" {
  description = "Where Pub/Sub pushes to: https://HOST/api/v1/webhooks/gcp/pubsub. Needed for push."
  type        = string
  default     = ""

  validation {
    condition     = var.push_endpoint == "" || startswith(var.push_endpoint, "https://")
    error_message = "Pub/Sub pushes with a token to https addresses only."
  }
}

variable "push_audience" {
  description = "Audience of the pushes' tokens; empty for the endpoint's address without its query."
  type        = string
  default     = ""
}

variable "publishers" {
  description = "Who may publish to the topic, as IAM members, for example serviceAccount:till@PROJECT.iam.gserviceaccount.com."
  type        = list(string)
  default     = []
}

variable "helios_publishes" {
  description = "Whether HELIOS may publish to the topic (./helios publish, the simulator)."
  type        = bool
  default     = false
}

variable "helios_seeks" {
  description = "Whether HELIOS may seek the pull subscription: it retains (and bills) acknowledged messages, and HELIOS may take snapshots."
  type        = bool
  default     = true
}

variable "impersonators" {
  description = "Who may act as HELIOS's service account, as IAM members: a machine's workload identity, an operator's user."
  type        = list(string)
  default     = []
}

variable "retention" {
  description = "How long a message waits for HELIOS, in seconds with an s: 10 minutes to 31 days."
  type        = string
  default     = "604800s"
}

variable "ack_deadline_seconds" {
  description = "How long Pub/Sub waits for an answer before it sends a message again, 10 to 600. Also the time limit of a push."
  type        = number
  default     = 60

  validation {
    condition     = var.ack_deadline_seconds >= 10 && var.ack_deadline_seconds <= 600
    error_message = "The acknowledgement deadline is 10 to 600 seconds."
  }
}

variable "max_delivery_attempts" {
  description = "After how many deliveries a message goes to the dead letters, 5 to 100. With the backoff below, the default bridges about fifteen hours of outage."
  type        = number
  default     = 100

  validation {
    condition     = var.max_delivery_attempts >= 5 && var.max_delivery_attempts <= 100
    error_message = "The delivery attempts are 5 to 100."
  }
}

variable "minimum_backoff" {
  description = "First wait before a message is sent again, in seconds with an s."
  type        = string
  default     = "10s"
}

variable "maximum_backoff" {
  description = "Longest wait before a message is sent again, in seconds with an s: up to 600s."
  type        = string
  default     = "600s"
}

variable "ordering" {
  description = "Whether messages of one ordering key arrive in their order. Cannot be changed later."
  type        = bool
  default     = true
}

variable "exactly_once" {
  description = "Whether the pull subscription has exactly-once delivery. HELIOS does not need it; it costs answer time."
  type        = bool
  default     = false
}
