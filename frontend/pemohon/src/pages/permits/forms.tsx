// The three survey forms; their questions are data of the office.

import { answer, api, type Schemas } from "bersama/api/client.ts";
import { ActForm } from "bersama/components/ActForm.tsx";
import { Radios, TextArea } from "bersama/components/fields.tsx";
import { useForm } from "bersama/form.ts";
import { forget, keep, kept } from "bersama/kept.ts";
import { say, type Text } from "bersama/language.ts";

const SEND: Text = { id: "Kirim", en: "Send" };
const LENGTH: Text = {
  id: "{min}–{max} karakter. Jangan menulis data pribadi. Setelah diperiksa petugas, testimoni dapat tampil di halaman depan dengan nama depan dan jenis izin Anda.",
  en: "{min} to {max} characters. No personal data, please: it may be shown after it was read.",
};

export const loadForms = () => answer(api.GET("/api/surveys"));

interface Given {
  forms: Awaited<ReturnType<typeof loadForms>>;
  permitId: string;
  onGiven: (permit: Schemas["PermitDetail"]) => void;
}

export function Poll({ forms, permitId, onGiven }: Given) {
  const params = { path: { permit_id: permitId } };
  const form = useForm({ choice: "" }, async (body) => {
    onGiven(await answer(api.POST("/api/permits/{permit_id}/surveys/poll", { params, body })));
  });
  return (
    <ActForm act={form} label={say(SEND)}>
      <Radios
        {...form.field("choice")}
        label={say(forms.poll.question)}
        options={forms.poll.choices.map(({ value, label }) => ({ value, label: say(label) }))}
      />
    </ActForm>
  );
}

export function Testimonial({ forms, permitId, onGiven }: Given) {
  const name = `testimonial.${permitId}`;
  const { question, min_length: min, max_length: max } = forms.testimonial;
  const params = { path: { permit_id: permitId } };
  const form = useForm(
    { text: "" },
    async (body) => {
      const after = await answer(
        api.POST("/api/permits/{permit_id}/surveys/testimonial", { params, body }),
      );
      forget(name);
      onGiven(after);
    },
    {
      restore: () => ({ text: kept<string>(name) ?? "" }),
      changed: ({ text }) => keep(name, text),
    },
  );
  return (
    <ActForm act={form} label={say(SEND)}>
      <TextArea
        {...form.field("text")}
        label={say(question)}
        hint={say(LENGTH, { min, max })}
        rows={5}
        maxLength={max}
      />
    </ActForm>
  );
}

export function Questionnaire({ forms, permitId, onGiven }: Given) {
  const { introduction, elements } = forms.questionnaire;
  const params = { path: { permit_id: permitId } };
  const form = useForm(Object.fromEntries(elements.map(({ id }) => [id, ""])), async (chosen) => {
    const given = Object.entries(chosen).filter(([, score]) => score);
    const answers = Object.fromEntries(given.map(([id, score]) => [id, Number(score)]));
    const body = { answers };
    onGiven(
      await answer(api.POST("/api/permits/{permit_id}/surveys/questionnaire", { params, body })),
    );
  });
  return (
    <ActForm act={form} label={say(SEND)}>
      <p class="govuk-body">{say(introduction)}</p>
      {elements.map((element) => (
        <Radios
          key={element.id}
          {...form.field(element.id, `answers.${element.id}`)}
          label={`${element.id.slice(1)}. ${say(element.question)}`}
          options={element.labels.map((label, index) => ({
            value: String(index + 1),
            label: say(label),
          }))}
        />
      ))}
    </ActForm>
  );
}
