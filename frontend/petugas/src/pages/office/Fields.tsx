import { type FieldProps, Select, TextArea, TextField } from "bersama/components/fields.tsx";
import { say, type Text } from "bersama/language.ts";
import { useLoaded } from "bersama/loading.ts";
import { useState } from "preact/hooks";

import { Icon } from "../../components/Icon.tsx";
import { PrintedField } from "../../components/Printed.tsx";
import { districtChoices } from "../queue/choices.ts";
import { type Content, empty, type Field, idOf, type Value } from "./model.ts";

const IN: Readonly<Record<"id" | "en", Text>> = {
  id: { id: "{label} (Indonesia)", en: "{label} (Indonesian)" },
  en: { id: "{label} (Inggris)", en: "{label} (English)" },
};
const NONE: Text = { id: "Seluruh kabupaten", en: "The whole regency" };
const REMOVE: Text = { id: "Hapus {label} {number}", en: "Remove {label} {number}" };

type Errors = (path: string) => string | undefined;

/** The form of an entry: each field by its kind, texts in both languages beside each other. */
export function Fields({
  fields,
  content,
  change,
  error,
  path = "",
}: {
  fields: readonly Field[];
  content: Content;
  change: (content: Content) => void;
  error: Errors;
  path?: string;
}) {
  return (
    <>
      {fields.map((field) => (
        <One
          key={field.name}
          field={field}
          value={content[field.name] ?? null}
          onValue={(value) => change({ ...content, [field.name]: value })}
          error={error}
          path={path + field.name}
        />
      ))}
    </>
  );
}

interface OneProps<F extends Field> {
  field: F;
  value: Value;
  onValue: (value: Value) => void;
  error: Errors;
  path: string;
}

type Of<K extends Field["kind"]> = Extract<Field, { kind: K }>;

function One(props: OneProps<Field>) {
  const { field, value, onValue, error, path } = props;
  const common = {
    id: idOf(path),
    label: say(field.label),
    error: error(path),
    ...(field.hint && { hint: say(field.hint) }),
    ...(field.optional && { optional: true }),
  };
  const text = typeof value === "string" || typeof value === "number" ? `${value}` : "";
  switch (field.kind) {
    case "kept":
      return null;
    case "both":
      return <Both {...props} field={field} />;
    case "list":
      return <List {...props} field={field} />;
    case "district":
      return <District {...common} value={text} onValue={onValue} />;
    case "choice":
      return (
        <Select
          {...common}
          value={text}
          onValue={onValue}
          prompt="–"
          options={Object.entries(field.choices).map(([choice, label]) => ({
            value: choice,
            label: say(label),
          }))}
        />
      );
    case "number":
      return (
        <TextField
          {...common}
          width={5}
          native={{ inputMode: "numeric" }}
          value={text}
          onValue={(typed) => onValue(/^\d{1,4}$/.test(typed) ? Number(typed) : typed)}
        />
      );
    case "day":
      return (
        <TextField
          {...common}
          width={10}
          native={{ type: "date" }}
          value={text}
          onValue={onValue}
        />
      );
    case "codes":
      return <Codes {...common} value={value} onValue={onValue} />;
    case "printed":
      return <PrintedField {...common} value={text} onValue={onValue} />;
    default:
      return <TextField {...common} value={text} onValue={onValue} />;
  }
}

/** Kept as it is typed, and as a list beside it. */
function Codes({
  value,
  onValue,
  ...common
}: Omit<FieldProps, "value"> & { value: Value; onValue: (value: Value) => void }) {
  const [typed, setTyped] = useState(() => ((value as readonly string[] | null) ?? []).join(", "));
  return (
    <TextField
      {...common}
      value={typed}
      onValue={(words) => {
        setTyped(words);
        onValue(words.split(/[\s,;]+/).filter(Boolean));
      }}
    />
  );
}

function Both({ field, value, onValue, error, path }: OneProps<Of<"both">>) {
  const both = (value as { id: string; en: string } | null) ?? { id: "", en: "" };
  const Control = field.prose ? TextArea : TextField;
  return (
    <div class="app-both">
      {(["id", "en"] as const).map((language) => (
        <Control
          key={language}
          id={idOf(`${path}.${language}`)}
          label={say(IN[language], { label: say(field.label) })}
          {...(field.hint && { hint: say(field.hint) })}
          {...(field.optional && { optional: true })}
          error={error(`${path}.${language}`) ?? error(path)}
          value={both[language]}
          onValue={(typed) => onValue({ ...both, [language]: typed })}
        />
      ))}
    </div>
  );
}

function List({ field, value, onValue, error, path }: OneProps<Of<"list">>) {
  const items = (value as readonly Content[] | null) ?? [];
  const put = (index: number, item: Content) =>
    onValue(items.map((one, at) => (at === index ? item : one)));
  return (
    <>
      {items.map((item, index) => (
        <fieldset class="govuk-fieldset app-item" key={index}>
          <legend class="govuk-fieldset__legend">
            {say(field.label)} {index + 1}
          </legend>
          <Fields
            fields={field.fields}
            content={item}
            change={(changed) => put(index, changed)}
            error={error}
            path={`${path}.${index}.`}
          />
          {items.length > 1 && (
            <button
              type="button"
              class="app-button app-button--small"
              onClick={() => onValue(items.filter((_, at) => at !== index))}
            >
              {say(REMOVE, { label: say(field.label), number: index + 1 })}
            </button>
          )}
        </fieldset>
      ))}
      <button
        type="button"
        class="app-button app-button--small"
        onClick={() => onValue([...items, empty(field.fields)])}
      >
        <Icon name="plus" /> {say(field.add)}
      </button>
    </>
  );
}

function District(props: {
  id: string;
  label: string;
  error: string | undefined;
  value: string;
  onValue: (value: Value) => void;
}) {
  const districts = useLoaded(districtChoices, []).value ?? [];
  return <Select {...props} prompt={say(NONE)} options={districts} />;
}
