// The particulars of a person, as registration, profile and counter ask for them.

import type { Form } from "../form.ts";
import { say, type Text } from "../language.ts";
import { DateField } from "./DateField.tsx";
import { Radios, TextField } from "./fields.tsx";
import { VillageField } from "./VillageField.tsx";

const NAME: Text = { id: "Nama lengkap tanpa gelar", en: "Full name without titles" };
const NAME_HINT: Text = { id: "Seperti tertulis di KTP", en: "As on your KTP" };
const TITLE_BEFORE: Text = { id: "Gelar depan", en: "Title before the name" };
const TITLE_AFTER: Text = { id: "Gelar belakang", en: "Title after the name" };
const TITLE_HINT: Text = {
  id: "Wajib bagi pemohon izin praktik kesehatan yang memiliki gelar, karena tercetak pada izin. Contoh: Ns. di depan, A.Md.Keb. di belakang.",
  en: "Needed for permits of health practice, if you have one: it is printed on the permit. For example Ns. before, A.Md.Keb after.",
};
const BIRTH_PLACE: Text = { id: "Tempat lahir", en: "Place of birth" };
const BIRTH_DATE: Text = { id: "Tanggal lahir", en: "Date of birth" };
const SEX: Text = { id: "Jenis kelamin", en: "Sex" };
const FEMALE: Text = { id: "Perempuan", en: "Female" };
const MALE: Text = { id: "Laki-laki", en: "Male" };
const OCCUPATION: Text = { id: "Pekerjaan", en: "Occupation" };
const STREET: Text = { id: "Jalan, jorong, RT/RW", en: "Street, jorong, RT/RW" };
const STREET_HINT: Text = {
  id: "Contoh: Jorong Simpang, RT 002 RW 001",
  en: "For example: Jorong Simpang, RT 002 RW 001",
};

export interface Person {
  name: string;
  title_before: string;
  title_after: string;
  birth_place: string;
  birth_date: string;
  sex: string;
  occupation: string;
}

/** `village`: a dotted code, complete or so far as it was chosen. */
export interface Address {
  village: string;
  street: string;
}

/** `ofAnother`: whoever types is somebody else, whose browser must not fill in their own name. */
type Part<T extends object> = { form: Pick<Form<T>, "field">; ofAnother?: boolean };

export function PersonFields({ form, ofAnother }: Part<Person>) {
  return (
    <>
      <TextField
        {...form.field("name")}
        label={say(NAME)}
        hint={say(NAME_HINT)}
        native={{ autocomplete: ofAnother ? "off" : "name", autocapitalize: "words" }}
      />
      <TextField
        {...form.field("title_before")}
        label={say(TITLE_BEFORE)}
        hint={say(TITLE_HINT)}
        optional
        width={10}
        native={{ autocomplete: "off" }}
      />
      <TextField
        {...form.field("title_after")}
        label={say(TITLE_AFTER)}
        optional
        width={20}
        native={{ autocomplete: "off" }}
      />
      <TextField
        {...form.field("birth_place")}
        label={say(BIRTH_PLACE)}
        native={{ autocomplete: "off", autocapitalize: "words" }}
      />
      <DateField {...form.field("birth_date")} label={say(BIRTH_DATE)} birthday />
      <Radios
        {...form.field("sex")}
        label={say(SEX)}
        inline
        options={[
          { value: "female", label: say(FEMALE) },
          { value: "male", label: say(MALE) },
        ]}
      />
      <TextField
        {...form.field("occupation")}
        label={say(OCCUPATION)}
        native={{ autocomplete: "off", autocapitalize: "words" }}
      />
    </>
  );
}

export function AddressFields({ form, ofAnother }: Part<Address>) {
  return (
    <>
      <VillageField {...form.field("village", "address.village")} />
      <TextField
        {...form.field("street", "address.street")}
        label={say(STREET)}
        hint={say(STREET_HINT)}
        native={{ autocomplete: ofAnother ? "off" : "street-address" }}
      />
    </>
  );
}
