// An application and the rules it is judged by, as the pages of applying use them.

import { answer, api, type Schemas } from "bersama/api/client.ts";
import { say, type Text } from "bersama/language.ts";
import { useLoaded } from "bersama/loading.ts";

export type Application = Schemas["ApplicationView"] & {
  /** Of the moment when it was sent; answers to an act leave it out. */
  applicant?: Schemas["OwnApplication"]["applicant"];
  /** For an operator; answers to an act leave it out. */
  works_for?: Schemas["OwnApplication"]["works_for"];
};
export type PermitType = Schemas["TypeDetail"];
export type FieldRule = Schemas["FieldRuleView"];
export type Requirement = Schemas["DocumentRequirementView"];
export type DocumentView = Schemas["DocumentView"];
export type Kind = Schemas["ApplicationKind"];

/** What an application says, and what its permit type asks for. */
export interface ApplicationAndRules {
  readonly application: Application;
  readonly rules: PermitType;
}

const KINDS: Record<Kind, Text> = {
  new: { id: "Baru", en: "New" },
  renewal: { id: "Perpanjangan", en: "Renewal" },
};

export const kindName = (kind: Kind) => say(KINDS[kind]);

const of =
  (kind: Kind) =>
  ({ only_for }: { only_for: Kind | null }) =>
    only_for === null || only_for === kind;

/** Whether it is asked, as the form is answered so far; the service decides by the same rule. */
export const isAsked = (
  { shown_if }: { shown_if: Schemas["WhenView"] | null },
  data: Readonly<Record<string, unknown>>,
) => shown_if === null || shown_if.one_of.some((answer) => answer === data[shown_if.field]);

/** Without `data`: all that may be asked. */
export const fieldsFor = (
  rules: PermitType,
  kind: Kind,
  data?: Readonly<Record<string, unknown>>,
) => rules.fields.filter(of(kind)).filter((rule) => !data || isAsked(rule, data));
export const documentsFor = (rules: PermitType, kind: Kind) => rules.documents.filter(of(kind));

/** Places stand on a page of their own. */
export const isPlaces = (field: FieldRule) => field.kind === "places";

const at = (id: string) => ({ params: { path: { application_id: id } } });

export const getApplication = (id: string): Promise<Application> =>
  answer(api.GET("/api/applications/{application_id}", at(id)));

export const getRules = (id: string): Promise<PermitType> =>
  answer(api.GET("/api/applications/{application_id}/rules", at(id)));

export const saveData = (id: string, data: Record<string, unknown>) =>
  answer(api.PATCH("/api/applications/{application_id}/data", { ...at(id), body: { data } }));

/** A link to the checked copy of one document, good for minutes. */
export const documentLink = (id: string, document_id: string) =>
  answer(
    api.GET("/api/applications/{application_id}/documents/{document_id}", {
      params: { path: { application_id: id, document_id } },
    }),
  );

/** Both together; `put` takes a newer application over without asking again. */
export function useApplication(id: string) {
  return useLoaded(async (): Promise<ApplicationAndRules> => {
    const [application, rules] = await Promise.all([getApplication(id), getRules(id)]);
    return { application, rules };
  }, [id]);
}

export const pathOf = (id: string, part = "") => `/permohonan/${id}${part && `/${part}`}`;
