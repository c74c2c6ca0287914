// The applicant as they were when it was sent, with the photo that the permit will carry.

import { SummaryList } from "bersama/components/shown.tsx";
import { day } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";
import { useLoaded } from "bersama/loading.ts";

import { type Application, documentLink } from "../apply/application.ts";

const TITLE: Text = { id: "Data pemohon saat dikirim", en: "The applicant, when it was sent" };
const NAME: Text = { id: "Nama", en: "Name" };
const BORN: Text = { id: "Tempat dan tanggal lahir", en: "Place and date of birth" };
const OCCUPATION: Text = { id: "Pekerjaan", en: "Occupation" };
const ADDRESS: Text = { id: "Alamat", en: "Address" };
const EMAIL: Text = { id: "E-mail", en: "Email" };
const PHOTO: Text = { id: "Pasfoto pemohon", en: "Photo of the applicant" };

/** What types call the applicant's photo. */
const PHOTO_DOCUMENT = "foto";

export function Person({ application }: { application: Application }) {
  const { applicant } = application;
  if (!applicant) return null;
  return (
    <section>
      <h2 class="govuk-heading-m">{say(TITLE)}</h2>
      <div class="app-person">
        <SummaryList
          rows={[
            [say(NAME), applicant.full_name],
            ["NIK", applicant.nik],
            [say(BORN), `${applicant.birth_place}, ${day(applicant.birth_date)}`],
            [say(OCCUPATION), applicant.occupation],
            [say(ADDRESS), applicant.address],
            [say(EMAIL), applicant.email],
            ["WhatsApp", applicant.whatsapp],
          ]}
        />
        {hasPhoto(application) && <Photo id={application.application_id} />}
      </div>
    </section>
  );
}

const hasPhoto = ({ documents }: Application) =>
  documents.some(({ id, file }) => id === PHOTO_DOCUMENT && file?.media_type.startsWith("image/"));

/** A picture that cannot be fetched is left out: nobody came for it. */
function Photo({ id }: { id: string }) {
  const { value } = useLoaded(() => documentLink(id, PHOTO_DOCUMENT), [id]);
  return value ? <img class="app-person__photo" src={value.url} alt={say(PHOTO)} /> : null;
}
