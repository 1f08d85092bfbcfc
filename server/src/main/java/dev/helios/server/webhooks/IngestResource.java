// SPDX-License-Identifier: MIT
package dev.helios.server.webhooks;

import dev.helios.core.event.Cloud;
import dev.helios.server.config.HeliosConfig;
import dev.helios.server.config.reader.Guard;
import dev.helios.server.http.Problem;
import dev.helios.server.openapi.ReceiptShapes;
import dev.helios.wire.Decoders;
import dev.helios.wire.azure.WebhookConsent;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where deliveries enter: one route per sender. */
@Path("/api/v1")
@NonBlocking
@Consumes(MediaType.WILDCARD)
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@Tag(name = "Sending events")
public final class IngestResource {
  private final IngressHandler ingress;
  private final HeliosConfig config;

  IngestResource(IngressHandler ingress, HeliosConfig config) {
    this.ingress = ingress;
    this.config = config;
  }

  /** An event from AWS. */
  @POST
  @Path("webhooks/aws/eventbridge")
  @Operation(
      operationId = "receiveEventBridge",
      summary = "An EventBridge event, or an SNS message around one")
  @RequestBody(
      content =
          @Content(
              mediaType = "application/json",
              examples =
                  @ExampleObject(
                      name = "OrderPlaced",
                      value =
                          """
                          {"version":"0","id":"test-1","detail-type":"OrderPlaced","source":"test","account":"123",\
                          "time":"2025-11-26T12:00:00Z","region":"us-east-1",\
                          "detail":{"order_id":"ORD-1","customer_id":"CUST-1","amount":100}}\
                          """)))
  @APIResponse(
      responseCode = "200",
      description = "Accepted, duplicate or quarantined: kept",
      content =
          @Content(
              mediaType = "application/json",
              schema =
                  @Schema(
                      oneOf = {
                        IngestAnswers.Fate.class,
                        IngestAnswers.Fates.class,
                        ReceiptShapes.ValidationShape.class
                      })))
  @APIResponse(responseCode = "403", description = "The credential is not one of this route")
  @APIResponse(responseCode = "503", description = "Not kept, or not checked: send it again")
  public CompletionStage<Response> eventBridge(@Context HttpServerRequest request, byte[] body) {
    return ingress.enter(Cloud.AWS, Decoders.AWS, request, body);
  }

  /** A message from GCP. */
  @POST
  @Path("webhooks/gcp/pubsub")
  @Operation(
      operationId = "receivePubSub",
      summary = "A Pub/Sub message, pushed wrapped or unwrapped")
  @RequestBody(
      content =
          @Content(
              mediaType = "application/json",
              examples =
                  @ExampleObject(
                      name = "PaymentProcessed",
                      value =
                          """
                          {"message":{"messageId":"1001","publishTime":"2025-11-26T12:00:01Z",\
                          "attributes":{"eventType":"PaymentProcessed"},\
                          "data":"eyJvcmRlcl9pZCI6Ik9SRC0xIiwiYW1vdW50IjoxMDB9"},\
                          "subscription":"projects/acme/subscriptions/helios"}\
                          """)))
  @APIResponse(
      responseCode = "200",
      description = "Accepted, duplicate or quarantined: kept",
      content =
          @Content(
              mediaType = "application/json",
              schema =
                  @Schema(
                      oneOf = {
                        IngestAnswers.Fate.class,
                        IngestAnswers.Fates.class,
                        ReceiptShapes.ValidationShape.class
                      })))
  @APIResponse(responseCode = "403", description = "The credential is not one of this route")
  @APIResponse(responseCode = "503", description = "Not kept, or not checked: send it again")
  public CompletionStage<Response> pubSub(@Context HttpServerRequest request, byte[] body) {
    return ingress.enter(Cloud.GCP, Decoders.GCP, request, body);
  }

  /** Events from Azure. */
  @POST
  @Path("webhooks/azure/eventgrid")
  @Operation(
      operationId = "receiveEventGrid",
      summary = "Event Grid events or CloudEvents, or the validation handshake")
  @RequestBody(
      content =
          @Content(
              mediaType = "application/json",
              examples =
                  @ExampleObject(
                      name = "InventoryReserved",
                      value =
                          """
                          [{"id":"az-1","topic":"/topics/stock","subject":"orders/ORD-1",\
                          "eventType":"InventoryReserved","eventTime":"2025-11-26T12:00:02.5127713Z",\
                          "data":{"order_id":"ORD-1","quantity":1},"dataVersion":"1","metadataVersion":"1"}]\
                          """)))
  @APIResponse(
      responseCode = "200",
      description = "Every item accepted, duplicate or quarantined",
      content =
          @Content(
              mediaType = "application/json",
              schema =
                  @Schema(
                      oneOf = {
                        IngestAnswers.Fate.class,
                        IngestAnswers.Fates.class,
                        ReceiptShapes.ValidationShape.class
                      })))
  @APIResponse(responseCode = "403", description = "The credential is not one of this route")
  @APIResponse(
      responseCode = "503",
      description = "Not all kept, or not checked: send it all again")
  public CompletionStage<Response> eventGrid(@Context HttpServerRequest request, byte[] body) {
    return ingress.enter(Cloud.AZURE, Decoders.AZURE, request, body);
  }

  /** The handshake before CloudEvents are pushed: consent is in the headers. */
  @OPTIONS
  @Path("webhooks/azure/eventgrid")
  @Operation(operationId = "consentEventGrid", summary = "The CloudEvents web hook handshake")
  public Response consent(@Context HttpServerRequest request) {
    Response.ResponseBuilder answer = Response.ok().header("Allow", "POST, OPTIONS");
    boolean shut = config.guard(Cloud.AZURE) == Guard.CLOSED;
    WebhookConsent.answer(
            request.getHeader("webhook-request-origin"),
            request.getHeader("webhook-request-rate"),
            shut ? Set.of() : config.intake().azureOrigins())
        .ifPresent(headers -> headers.forEach(answer::header));
    return answer.build();
  }

  /** Events of your own producers. */
  @POST
  @Path("events/ingest")
  @Operation(
      operationId = "ingest",
      summary = "An event, NDJSON, or CloudEvents (structured, binary, batch)")
  @RequestBody(
      content =
          @Content(
              mediaType = "application/json",
              examples =
                  @ExampleObject(
                      name = "one event",
                      value =
                          """
                          {"source":"shop","event_type":"OrderShipped","event_id":"s-1",\
                          "payload":{"order_id":"ORD-1","carrier":"DHL"}}\
                          """)))
  @APIResponse(
      responseCode = "202",
      description = "Accepted",
      content =
          @Content(
              mediaType = "application/json",
              schema =
                  @Schema(
                      oneOf = {
                        IngestAnswers.Fate.class,
                        IngestAnswers.Fates.class,
                        ReceiptShapes.ValidationShape.class
                      })))
  @APIResponse(
      responseCode = "200",
      description = "Duplicate",
      content =
          @Content(
              mediaType = "application/json",
              schema =
                  @Schema(
                      oneOf = {
                        IngestAnswers.Fate.class,
                        IngestAnswers.Fates.class,
                        ReceiptShapes.ValidationShape.class
                      })))
  @APIResponse(responseCode = "422", description = "Refused: nothing kept")
  @APIResponse(responseCode = "403", description = "The credential is not one of this route")
  @APIResponse(responseCode = "503", description = "Not kept, or not checked: send it again")
  public CompletionStage<Response> ingest(@Context HttpServerRequest request, byte[] body) {
    return ingress.enter(Cloud.DIRECT, Decoders.DIRECT, request, body);
  }
}
