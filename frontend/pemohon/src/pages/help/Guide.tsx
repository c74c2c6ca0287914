// Panduan: a page per topic; the whole of it on paper.

import { answer, api, type Schemas } from "bersama/api/client.ts";
import { Page } from "bersama/components/Page.tsx";
import { Button, Show } from "bersama/components/shown.tsx";
import { say, type Text } from "bersama/language.ts";
import { useLoaded } from "bersama/loading.ts";
import { useEffect, useRef, useState } from "preact/hooks";
import { useRoute } from "preact-iso";
import { HelpNav } from "./HelpNav.tsx";
import { Labelled } from "./Labelled.tsx";
import { PICTURES, SIZE } from "./pictures.ts";

type Topic = Schemas["TopicView"];

const TITLE: Text = { id: "Panduan", en: "Guide" };
const LEAD: Text = {
  id: "Langkah demi langkah, dari mendaftar sampai mencetak izin. Pilih yang ingin Anda lakukan.",
  en: "Step by step, from registering to printing the permit. Choose what you want to do.",
};
const PRINT_ALL: Text = { id: "Cetak seluruh panduan", en: "Print the whole guide" };
const PRINT: Text = { id: "Cetak halaman ini", en: "Print this page" };
const PAGE_OF: Text = { id: "Halaman {page} dari {pages}", en: "Page {page} of {pages}" };
const PREVIOUS: Text = { id: "Sebelumnya", en: "Previous" };
const NEXT: Text = { id: "Berikutnya", en: "Next" };
const CONTENTS: Text = { id: "Daftar isi panduan", en: "Contents of the guide" };
const GONE: Text = {
  id: "Topik ini tidak ada. Pilih dari daftar isi.",
  en: "There is no such topic. Choose one from the contents.",
};
const PICTURE: Text = { id: "Gambar layar untuk langkah {step}", en: "The screen at step {step}" };

export default function Guide() {
  const { params } = useRoute();
  // The page is built without a topic, so the topic comes after the page has been taken over.
  const [topic, setTopic] = useState<string>();
  useEffect(() => setTopic(params.topic), [params.topic]);
  const guide = useLoaded(() => answer(api.GET("/api/guide")), []);
  const shown = topic ? guide.value?.items.find((item) => item.id === topic) : undefined;
  return (
    <Page title={shown ? say(shown.title) : say(TITLE)} caption={shown && say(TITLE)}>
      <HelpNav />
      <Show loaded={guide}>
        {({ items }) =>
          topic === undefined ? (
            <Contents topics={items} />
          ) : (
            <One topics={items} index={items.findIndex((item) => item.id === topic)} />
          )
        }
      </Show>
    </Page>
  );
}

/** The pictures of all topics come when the whole is to be printed, and not before. */
function Contents({ topics }: { topics: readonly Topic[] }) {
  const whole = useRef<HTMLDivElement>(null);
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    if (!printing) return;
    const pictures = [...(whole.current?.querySelectorAll("img") ?? [])];
    void Promise.allSettled(pictures.map((picture) => picture.decode())).then(() => {
      print();
      setPrinting(false);
    });
  }, [printing]);
  return (
    <>
      <p class="govuk-body app-lead app-no-print">{say(LEAD)}</p>
      <ol class="app-cards app-no-print">
        {topics.map((topic, index) => (
          <li class="app-card" key={topic.id}>
            <a class="app-card__link govuk-link" href={`/panduan/${topic.id}`}>
              {index + 1}. {say(topic.title)}
            </a>
            {topic.summary && <p>{say(topic.summary)}</p>}
          </li>
        ))}
      </ol>
      <div class="app-actions">
        <Button type="button" kind="secondary" busy={printing} onClick={() => setPrinting(true)}>
          {say(PRINT_ALL)}
        </Button>
      </div>
      <div class="app-only-print" ref={whole}>
        {topics.map((topic, index) => (
          <section class="app-topic" key={topic.id}>
            <h2 class="govuk-heading-m">
              {index + 1}. {say(topic.title)}
            </h2>
            <Steps topic={topic} pictures={printing ? "eager" : "none"} />
          </section>
        ))}
      </div>
    </>
  );
}

function One({ topics, index }: { topics: readonly Topic[]; index: number }) {
  const topic = topics[index];
  const [previous, next] = [topics[index - 1], topics[index + 1]];
  return (
    <>
      {topic ? (
        <>
          <p class="govuk-body-s">{say(PAGE_OF, { page: index + 1, pages: topics.length })}</p>
          <Steps topic={topic} />
          <div class="app-actions">
            <Button type="button" kind="secondary" onClick={() => print()}>
              {say(PRINT)}
            </Button>
          </div>
        </>
      ) : (
        <p class="govuk-body">{say(GONE)}</p>
      )}
      <nav class="app-turn app-no-print" aria-label={say(CONTENTS)}>
        {topic && previous && <Turn topic={previous} label={`← ${say(PREVIOUS)}`} />}
        {topic && next && <Turn topic={next} label={`${say(NEXT)} →`} />}
        <a class="govuk-link" href="/panduan">
          {say(CONTENTS)}
        </a>
      </nav>
    </>
  );
}

const Turn = ({ topic, label }: { topic: Topic; label: string }) => (
  <a class="govuk-link app-turn__link" href={`/panduan/${topic.id}`}>
    <span>{label}</span>
    {say(topic.title)}
  </a>
);

function Steps({
  topic,
  pictures = "lazy",
}: {
  topic: Topic;
  pictures?: "lazy" | "eager" | "none";
}) {
  return (
    <>
      {topic.summary && <p class="govuk-body app-lead">{say(topic.summary)}</p>}
      <ol class="app-guide">
        {topic.steps.map((step, index) => (
          <li key={step.text.id}>
            <p class="govuk-body app-pre">
              <Labelled text={say(step.text)} />
            </p>
            {pictures !== "none" && step.picture && PICTURES.has(step.picture) && (
              <img
                {...SIZE}
                src={`/panduan/${step.picture}.webp`}
                alt={say(PICTURE, { step: index + 1 })}
                loading={pictures}
              />
            )}
          </li>
        ))}
      </ol>
    </>
  );
}
