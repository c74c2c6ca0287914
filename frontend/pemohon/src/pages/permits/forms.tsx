// The three survey forms; their questions are data of the office.

import { answer, api, type Schemas } from "bersama/api/client.ts";
import { ActForm } from "bersama/components/ActForm.tsx";
import { Radios, TextArea } from "bersama/components/fields.tsx";
import { errorOf } from "bersama/components/problems.tsx";
import { forget, keep, kept } from "bersama/kept.ts";
import { say, type Text } from "bersama/language.ts";
import { useAct } from "bersama/loading.ts";
import { useState } from "preact/hooks";

const SEND: Text = { id: "Kirim", en: "Send" };
const LENGTH: Text = {
  id: "{min} sampai {max} huruf. Jangan menulis data pribadi; testimoni dapat ditampilkan setelah diperiksa.",
  en: "{min} to {max} characters. No personal data, please: it may be shown after it was read.",
};

export const loadForms = () => answer(api.GET("/api/surveys"));

interface Given {
  forms: Awaited<ReturnType<typeof loadForms>>;
  permitId: string;
  onGiven: (permit: Schemas["PermitDetail"]) => void;
}

export function Poll({ forms, permitId, onGiven }: Given) {
  const [choice, setChoice] = useState("");
  const params = { path: { permit_id: permitId } };
  const act = useAct(async () => {
    const body = { choice };
    onGiven(await answer(api.POST("/api/permits/{permit_id}/surveys/poll", { params, body })));
  });
  return (
    <ActForm act={act} label={say(SEND)}>
      <Radios
        id="choice"
        label={say(forms.poll.question)}
        options={forms.poll.choices.map(({ value, label }) => ({ value, label: say(label) }))}
        value={choice}
        onValue={setChoice}
        error={errorOf(act.problem, "choice")}
      />
    </ActForm>
  );
}

export function Testimonial({ forms, permitId, onGiven }: Given) {
  const name = `testimonial.${permitId}`;
  const [text, setText] = useState(() => kept<string>(name) ?? "");
  const { question, min_length: min, max_length: max } = forms.testimonial;
  const params = { path: { permit_id: permitId } };
  const act = useAct(async () => {
    const body = { text };
    const after = await answer(
      api.POST("/api/permits/{permit_id}/surveys/testimonial", { params, body }),
    );
    forget(name);
    onGiven(after);
  });
  return (
    <ActForm act={act} label={say(SEND)}>
      <TextArea
        id="text"
        label={say(question)}
        hint={say(LENGTH, { min, max })}
        rows={5}
        maxLength={max}
        value={text}
        onValue={(typed) => {
          setText(typed);
          keep(name, typed);
        }}
        error={errorOf(act.problem, "text")}
      />
    </ActForm>
  );
}

export function Questionnaire({ forms, permitId, onGiven }: Given) {
  const [answers, setAnswers] = useState<Record<string, number>>({});
  const { introduction, elements } = forms.questionnaire;
  const params = { path: { permit_id: permitId } };
  const act = useAct(async () => {
    const body = { answers };
    onGiven(
      await answer(api.POST("/api/permits/{permit_id}/surveys/questionnaire", { params, body })),
    );
  });
  return (
    <ActForm act={act} label={say(SEND)} anchor={(field) => field.replace("answers.", "")}>
      <p class="govuk-body">{say(introduction)}</p>
      {elements.map((element) => (
        <Radios
          key={element.id}
          id={element.id}
          label={`${element.id.slice(1)}. ${say(element.question)}`}
          options={element.labels.map((label, index) => ({
            value: String(index + 1),
            label: say(label),
          }))}
          value={String(answers[element.id] ?? "")}
          onValue={(score) => setAnswers({ ...answers, [element.id]: Number(score) })}
          error={errorOf(act.problem, `answers.${element.id}`)}
        />
      ))}
    </ActForm>
  );
}
