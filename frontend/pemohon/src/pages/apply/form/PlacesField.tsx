// Choosing places: from the office's list, or typed in; also used to change them after sending in.

import { answer, api } from "bersama/api/client.ts";
import { TextField } from "bersama/components/fields.tsx";
import { More, Show } from "bersama/components/shown.tsx";
import { Tabs } from "bersama/components/Tabs.tsx";
import { findIn } from "bersama/finding.ts";
import { say, type Text } from "bersama/language.ts";
import { useLoaded } from "bersama/loading.ts";
import { useState } from "preact/hooks";

import { Group } from "./Group.tsx";
import type { Place } from "./values.ts";

const CHOSEN: Text = { id: "Lokasi yang dipilih ({count})", en: "Places chosen ({count})" };
const NONE: Text = { id: "Belum ada lokasi.", en: "No place yet." };
const REMOVE: Text = { id: "Hapus", en: "Remove" };
const ADDED: Text = { id: "{name} ditambahkan.", en: "{name} was added." };
const REMOVED: Text = { id: "{name} dihapus.", en: "{name} was removed." };
const FULL: Text = {
  id: "Sudah {maximum} lokasi, paling banyak yang boleh. Hapus satu untuk menggantinya.",
  en: "That is {maximum} {maximum:place|places}, as many as are allowed. Remove one to choose another.",
};
const TWICE: Text = {
  id: "Lokasi ini sudah dipilih.",
  en: "This place has been chosen already.",
};
const HOW: Text = { id: "Cara menambah lokasi", en: "How to add a place" };
const DATABASE: Text = { id: "Dari daftar", en: "From the list" };
const MANUAL: Text = { id: "Ketik sendiri", en: "Type it in" };
const SEARCH: Text = { id: "Cari tempat", en: "Search for a place" };
const SEARCH_HINT: Text = {
  id: "Contoh: puskesmas, SMA, Talang, Kubung",
  en: "For example: puskesmas, SMA, Talang, Kubung",
};
const FOUND: Text = { id: "{count} tempat ditemukan.", en: "{count} {count:place|places} found." };
const FOUND_MORE: Text = {
  id: "{count} tempat ditemukan, {shown} pertama ditampilkan.",
  en: "{count} {count:place|places} found, the first {shown} are shown.",
};
const NOT_FOUND: Text = {
  id: "Tidak ada di daftar. Coba kata lain, atau pakai tab “Ketik sendiri”.",
  en: "Not on the list. Try another word, or type it in on the other tab.",
};
const NAME: Text = { id: "Nama tempat", en: "Name of the place" };
const NAME_HINT: Text = {
  id: "Tulis lengkap, misalnya Kantor Wali Nagari Koto Gadang Guguak.",
  en: "In full, for example Kantor Wali Nagari Koto Gadang Guguak.",
};
const NOTE: Text = { id: "Keterangan", en: "Note" };
const NOTE_HINT: Text = {
  id: "Misalnya alamat atau bagian yang dituju.",
  en: "Such as the address, or the department.",
};
const ADD: Text = { id: "Tambah lokasi", en: "Add the place" };

const SHOWN = 20;

export interface PlacesProps {
  id: string;
  label: string;
  hint?: string | undefined;
  optional?: boolean;
  error?: string | undefined;
  value: readonly Place[];
  onValue: (places: Place[]) => void;
  maximum: number | null;
  /** The message for `<id>.<index>` and below, of a place that was refused. */
  errorAt?: (path: string) => string | undefined;
}

export function PlacesField(props: PlacesProps) {
  const { id, label, hint, optional = false, error, value, onValue, maximum, errorAt } = props;
  const [told, tell] = useState("");
  const full = maximum !== null && value.length >= maximum;
  const has = (name: string) => value.some((place) => same(place.name, name));
  const add = (place: Place) => {
    onValue([...value, place]);
    tell(say(ADDED, { name: place.name }));
  };
  const remove = (name: string) => {
    onValue(value.filter((place) => !same(place.name, name)));
    tell(say(REMOVED, { name }));
  };
  const refusedAt = (index: number) =>
    ["", ".name", ".note", ".place_id"]
      .map((part) => errorAt?.(`${id}.${index}${part}`))
      .find(Boolean);
  return (
    <Group id={id} label={label} hint={hint} optional={optional} error={error}>
      <h2 class="govuk-heading-s" id={id} tabIndex={-1}>
        {say(CHOSEN, { count: value.length })}
      </h2>
      {value.length === 0 && <p class="govuk-body">{say(NONE)}</p>}
      <ul class="app-chosen">
        {value.map((place, index) => (
          <li key={place.name}>
            <span>
              {place.name}
              {place.note && <span class="govuk-hint app-flat">{place.note}</span>}
              {refusedAt(index) && (
                <span class="govuk-error-message app-flat">{refusedAt(index)}</span>
              )}
            </span>
            <button
              type="button"
              class="govuk-button govuk-button--secondary app-flat"
              onClick={() => {
                remove(place.name);
                document.getElementById(id)?.focus();
              }}
            >
              {say(REMOVE)} <span class="govuk-visually-hidden">{place.name}</span>
            </button>
          </li>
        ))}
      </ul>
      <p class="govuk-visually-hidden" role="status">
        {told}
      </p>
      {full ? (
        <p class="govuk-inset-text">{say(FULL, { maximum })}</p>
      ) : (
        <Tabs
          label={say(HOW)}
          tabs={[
            {
              id: `${id}-list`,
              label: say(DATABASE),
              content: () => <FromList id={id} has={has} add={add} remove={remove} />,
            },
            {
              id: `${id}-typed`,
              label: say(MANUAL),
              content: () => <TypedIn id={id} has={has} add={add} />,
            },
          ]}
        />
      )}
    </Group>
  );
}

interface AddProps {
  id: string;
  has: (name: string) => boolean;
  add: (place: Place) => void;
}

function FromList({ id, has, add, remove }: AddProps & { remove: (name: string) => void }) {
  const loaded = useLoaded(() => answer(api.GET("/api/places")), []);
  const [search, setSearch] = useState("");
  const [most, setMost] = useState(SHOWN);
  return (
    <Show loaded={loaded}>
      {({ items, districts }) => {
        const districtOf = (code: string | null) =>
          districts.find((district) => district.code === code)?.name ?? "";
        const found = findIn(items, search, ({ name, district }) => [name, districtOf(district)]);
        const shown = found.slice(0, most);
        const count =
          found.length === 0 ? NOT_FOUND : found.length > shown.length ? FOUND_MORE : FOUND;
        return (
          <>
            <TextField
              id={`${id}-search`}
              label={say(SEARCH)}
              hint={say(SEARCH_HINT)}
              value={search}
              onValue={(text) => {
                setSearch(text);
                setMost(SHOWN);
              }}
              native={{ type: "search", autocapitalize: "none", autocomplete: "off" }}
              onEnter={() => undefined}
            />
            <p class="govuk-body" role="status">
              {say(count, { count: found.length, shown: shown.length })}
            </p>
            <div class="govuk-checkboxes govuk-checkboxes--small app-choices">
              {shown.map((place) => (
                <div class="govuk-checkboxes__item" key={place.place_id}>
                  <input
                    class="govuk-checkboxes__input"
                    type="checkbox"
                    id={`${id}-${place.place_id}`}
                    checked={has(place.name)}
                    onChange={(event) =>
                      event.currentTarget.checked
                        ? add({ name: place.name, place_id: place.place_id, note: null })
                        : remove(place.name)
                    }
                  />
                  <label
                    class="govuk-label govuk-checkboxes__label"
                    for={`${id}-${place.place_id}`}
                  >
                    {place.name}
                    {place.district && (
                      <span class="app-quiet"> Kec. {districtOf(place.district)}</span>
                    )}
                  </label>
                </div>
              ))}
            </div>
            {found.length > shown.length && (
              <More busy={false} onMore={() => setMost(most + SHOWN)} />
            )}
          </>
        );
      }}
    </Show>
  );
}

function TypedIn({ id, has, add }: AddProps) {
  const [name, setName] = useState("");
  const [note, setNote] = useState("");
  const [error, setError] = useState<string>();
  const take = () => {
    const clean = name.trim().replace(/\s+/g, " ");
    if (!clean) return document.getElementById(`${id}-name`)?.focus();
    if (has(clean)) return setError(say(TWICE));
    add({ name: clean, place_id: null, note: note.trim() || null });
    setName("");
    setNote("");
    document.getElementById(`${id}-name`)?.focus();
  };
  return (
    <>
      <TextField
        id={`${id}-name`}
        label={say(NAME)}
        hint={say(NAME_HINT)}
        error={error}
        value={name}
        onValue={(typed) => {
          setName(typed);
          setError(undefined);
        }}
        native={{ autocapitalize: "words", maxLength: 150 }}
        onEnter={take}
      />
      <TextField
        id={`${id}-note`}
        label={say(NOTE)}
        hint={say(NOTE_HINT)}
        optional
        value={note}
        onValue={setNote}
        native={{ maxLength: 200 }}
        onEnter={take}
      />
      <button type="button" class="govuk-button govuk-button--secondary" onClick={take}>
        {say(ADD)}
      </button>
    </>
  );
}

const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();
