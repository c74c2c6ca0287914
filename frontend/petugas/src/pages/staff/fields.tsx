// What is written of an officer: names as they stand under a letter, and the post.

import { TextField } from "bersama/components/fields.tsx";
import type { Form } from "bersama/form.ts";
import { say, type Text } from "bersama/language.ts";

import { PrintedField } from "../../components/Printed.tsx";
import { Roles } from "./Roles.tsx";

const NAME: Text = { id: "Nama tanpa gelar", en: "Name without titles" };
const BEFORE: Text = { id: "Gelar di depan", en: "Titles before the name" };
const AFTER: Text = { id: "Gelar di belakang", en: "Titles after the name" };
const POSITION: Text = { id: "Jabatan", en: "Post" };
const RANK: Text = { id: "Pangkat dan golongan", en: "Rank" };
const NIP: Text = { id: "NIP", en: "NIP" };
const UNDER: Text = {
  id: "Tercetak di bawah surat yang ditandatangani.",
  en: "Printed under the letters that are signed.",
};

export interface PostFields {
  name: string;
  title_before: string;
  title_after: string;
  position: string;
  rank: string;
  nip: string;
  roles: string[];
}

export const NO_POST: PostFields = {
  name: "",
  title_before: "",
  title_after: "",
  position: "",
  rank: "",
  nip: "",
  roles: [],
};

export function Post<V extends PostFields>({ form }: { form: Form<V> }) {
  return (
    <>
      <PrintedField {...form.field("name")} label={say(NAME)} />
      <div class="app-pair">
        <PrintedField {...form.field("title_before")} label={say(BEFORE)} optional />
        <PrintedField {...form.field("title_after")} label={say(AFTER)} optional />
      </div>
      <Roles {...form.field("roles")} />
      <PrintedField {...form.field("position")} label={say(POSITION)} hint={say(UNDER)} optional />
      <div class="app-pair">
        <PrintedField {...form.field("rank")} label={say(RANK)} optional />
        <TextField {...form.field("nip")} label={say(NIP)} optional />
      </div>
    </>
  );
}
