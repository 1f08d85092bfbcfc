// SPDX-License-Identifier: MIT
/** Short names for the answers of reconciliation; see `wire.ts`. */
import type { components } from './openapi';

type Schemas = components['schemas'];

/** Gravest first. */
export type CaseStatus = Schemas['CaseStatus'];
export type FindingKind = Schemas['FindingKind'];
/** An exact decimal and its currency; never make the amount a number. */
export type Money = Schemas['Money'];
export type Finding = Schemas['Finding'];
export type EventRef = Schemas['EventRef'];
export type Handling = Schemas['Handling'];
/** A case as lists carry it. */
export type Case = Schemas['Case'];
/** A case as the live feed carries it. */
export type CaseChange = Omit<Case, 'handling'>;
export type CasePage = Schemas['CasePage'];
export type TimelineEvent = Schemas['TimelineEvent'];
export type StepState = Schemas['StepState'];
export type ExpectedStep = Schemas['ExpectedStep'];
export type AgreementCheck = Schemas['AgreementCheck'];
export type SightingEvidence = Schemas['Sighting'];
export type ProgressEvidence = Schemas['ProgressEvidence'];
/** What an undecided case waits for: a source, or a cloud as a whole. */
export type WaitingFor = Schemas['SourceRef'];
export type Evidence = Schemas['Evidence'];
export type Revision = Schemas['Revision'];
export type CaseComment = Schemas['CaseComment'];
export type CaseDetail = Schemas['CaseDetail'];
export type StatusSum = Schemas['StatusSum'];
export type SummaryPoint = Schemas['SummaryPoint'];
export type Summary = Schemas['Summary'];
export type Incident = Schemas['Incident'];
export type FlowState = Schemas['FlowStatus'];
export type FlowVersion = Schemas['FlowVersion'];
/** What is wrong with a flow's text; line 0 means the text as a whole. */
export type FlowError = Schemas['FlowError'];
export type ParsedStep = Schemas['FlowStep'];
/** A flow as the server understood it. */
export type ParsedFlow = Schemas['Flow'];
/** Read whole, or why not: one of the two members that the server leaves out where it has nothing to say. */
export type FlowCheck =
  | (Schemas['FlowValidity'] & { valid: true; flow: ParsedFlow })
  | (Schemas['FlowValidity'] & { valid: false; errors: FlowError[] });
export type Moved = Schemas['MovedCases'];
export type WhatIf = Schemas['WhatIfAnswer'];
export type Verified = Schemas['VerificationReport'];
