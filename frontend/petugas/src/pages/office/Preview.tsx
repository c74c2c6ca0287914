import { say, type Text } from "bersama/language.ts";
import { Fragment } from "preact";

import type { Content, Field, Value } from "./model.ts";

const TITLE: Text = { id: "Pratinjau", en: "Preview" };
const NAMES: Readonly<Record<"id" | "en", Text>> = {
  id: { id: "Bahasa Indonesia", en: "Indonesian" },
  en: { id: "Bahasa Inggris", en: "English" },
};
const MISSING: Text = { id: "Teks ini belum ada.", en: "This text is missing." };

/** What citizens will read, in both languages beside each other; what is missing is said. */
export function Preview({ fields, content }: { fields: readonly Field[]; content: Content }) {
  const texts = textsOf(fields, content);
  if (texts.length === 0) return null;
  return (
    <section class="app-panel app-panel__body" aria-label={say(TITLE)}>
      <h2>{say(TITLE)}</h2>
      <div class="app-both">
        {(["id", "en"] as const).map((language) => (
          <div key={language}>
            <h3>{say(NAMES[language])}</h3>
            <div lang={language}>
              {texts.map(({ key, both, heads }) => (
                <Words key={key} text={both[language]} heads={heads} />
              ))}
            </div>
          </div>
        ))}
      </div>
    </section>
  );
}

function Words({ text, heads }: { text: string; heads: boolean }) {
  if (!text.trim()) return <p class="govuk-error-message">{say(MISSING)}</p>;
  if (heads) return <h4>{text}</h4>;
  return (
    <>
      {text.split(/\n{2,}/).map((paragraph) => (
        <p key={paragraph}>
          {paragraph.split("\n").map((line, index) => (
            <Fragment key={index}>
              {index > 0 && <br />}
              {line}
            </Fragment>
          ))}
        </p>
      ))}
    </>
  );
}

interface Both {
  readonly key: string;
  readonly both: { readonly id: string; readonly en: string };
  readonly heads: boolean;
}

function textsOf(fields: readonly Field[], content: Content, path = ""): Both[] {
  return fields.flatMap((field): Both[] => {
    const value: Value = content[field.name] ?? null;
    if (field.kind === "list")
      return ((value as readonly Content[] | null) ?? []).flatMap((item, index) =>
        textsOf(field.fields, item, `${path}${field.name}.${index}.`),
      );
    if (field.kind !== "both") return [];
    const both = (value as Both["both"] | null) ?? { id: "", en: "" };
    if (field.optional && !both.id && !both.en) return [];
    return [{ key: path + field.name, both, heads: !field.prose }];
  });
}
