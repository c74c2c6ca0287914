"""What people read by e-mail and WhatsApp."""

import ast
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pydantic import ValidationError

import chalicelib
from chalicelib.adapters.template_files import TemplateCatalogue
from chalicelib.domain.accounts import tokens
from chalicelib.domain.messages.model import Channel, Message, MessageState, RecipientRef
from chalicelib.domain.messages.templates import MessageTemplate, RenderedMessage, render
from chalicelib.domain.text import Language

CATALOGUE = TemplateCatalogue()
OFFICE = CATALOGUE.office
NOW = datetime(2026, 11, 2, 3, 0, tzinfo=UTC)
SAMPLE = {
    "day": "1 Desember 2026",
    "visit_on": "2026-12-03",
    "kind": "Application",
    "place": "applications/app#01JB/application",
    "name": "Ns. Irman Syaputra, S.Kom.",
    "permit_type": "Surat Izin Praktik Bidan",
    "receipt": "P-7K2M-9QXA",
    "tracking_code": "4TZ8PW",
    "registration_number": "9/KES/SISFO/XI/2026",
    "permit_number": "449.1/096/IPB/DPMPTSPNAKER/XI/2026",
    "promised_on": "11 November 2026",
    "promised_days": "7",
    "step": "Verifikasi Kasi",
    "next_step": "Verifikasi Kabid",
    "corrections": "- KTP: buram\n- STR: tanpa kode QR",
    "corrections_en": "- Identity card (KTP): blurred\n- STR: without QR code",
    "reason_en": "The place is outside Solok Regency.",
    "reason": "Lokasi di luar Kabupaten Solok.",
    "document": "KTP",
    "link": "https://sisfoizin.solokkab.go.id/verifikasi#AbCdEf0123456789",
    "url": "https://sisfoizin.solokkab.go.id/permohonan/01J8",
    "copy_url": "https://izin.example/tembusan#token=abc",
    "message": "Apakah berkas saya sudah lengkap?\nTerima kasih.",
    "code": "K7M2",
    "contacts": "Petugas perizinan: +6281200000001\nPetugas kesehatan: +6281200000002",
    "verification_url": "https://sisfoizin.solokkab.go.id/verifikasi/01J9",
    "valid_until": "11 November 2031",
    "days_left": "30",
    "revoked_on": "2 Desember 2026",
    "until": "2 Desember 2026 pukul 14.05 WIB",
    "erased_on": "16 Desember 2026",
    "answer": "NIK sudah kami perbaiki sesuai KTP.",
    "due_on": "10 November 2026",
    "count": "2",
    "files": "- SIP Bidan, P-7K2M-9QXA: Petugas Back Office, batas waktu 2 Maret 2026\n"
    "- Izin Penelitian, P-8K2M-9QXB: Petugas Back Office, batas waktu 3 Maret 2026",
    "what": "Permohonan perlu diperbaiki",
    "what_en": "The application needs a correction",
    "title": "Plh. Kepala Dinas",
    "period": "2 November 2026 sampai dengan 6 November 2026",
    "basis": "800/12/DPMPTSPNAKER/XI/2026",
    "proposed_by": "Ani Contoh, S.E.",
    "rows": "96",
    "operator": "Rina Marlina",
    "fingerprint": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    "number": "12/ADUAN/XI/2026",
    "outcome": "terbukti sebagian",
    "outcome_en": "upheld in part",
    "complaints": "- 12/ADUAN/XI/2026: batas waktu 10 November 2026",
    "taker": "Rina Marlina",
    "sender": "Ani Contoh, S.E.",
    "other": "Rina Contoh",
    "institution": "Universitas Contoh",
    "given_by": "Ani Contoh, S.E.",
    "officer": "Rina Marlina",
    "roles": "Kepala Seksi, Sekretaris",
}
every_message = pytest.mark.parametrize("name", CATALOGUE.message_names)
both_languages = pytest.mark.parametrize("language", list(Language))


def message(**changes: object) -> Message:
    return Message.model_validate(
        {
            "message_id": "m1",
            "template": "submitted",
            "channel": "email",
            "recipient": RecipientRef(account_id="a1"),
            "created_at": NOW,
            "due_at": NOW,
        }
        | changes
    )


def rendered(
    name: str, channel: Channel, language: Language, params: dict[str, str]
) -> RenderedMessage:
    return render(CATALOGUE.message_template(name), channel, language, params, OFFICE)


def names_in_the_program() -> set[str]:
    """Templates that the domain sends, by the calls that name them."""
    senders = {"notice": 1, "to_applicant": 2, "to_address": 3}
    found: set[str] = set()
    for path in (Path(chalicelib.__path__[0]) / "domain").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in senders:
                position = senders[node.func.id]
                if len(node.args) > position:
                    texts = ast.walk(node.args[position])
                    found |= {n.value for n in texts if isinstance(n, ast.Constant)}
    return found


def test_every_message_that_the_program_sends_has_words() -> None:
    sent = names_in_the_program()
    assert {"submitted", "returned", "rejected", "issued"} <= sent
    assert sent <= set(CATALOGUE.message_names)


@every_message
@both_languages
def test_every_message_reads_well_in_both_languages(name: str, language: Language) -> None:
    template = CATALOGUE.message_template(name)
    new = set(template.params) - SAMPLE.keys()
    assert not new, f"give these params of {name}.toml a sample in SAMPLE above: {sorted(new)}"
    params = {key: SAMPLE[key] for key in template.params}
    if template.email:
        mail = render(template, Channel.EMAIL, language, params, OFFICE)
        assert 0 < len(mail.subject) <= 120
        assert "{" not in mail.subject + mail.body
        assert OFFICE.name in mail.body
        assert mail.body.startswith(("Yth.", "Dear", "To the"))
    if template.whatsapp:
        chat = render(template, Channel.WHATSAPP, language, params, OFFICE)
        assert chat.subject == ""
        assert chat.body.startswith("Sisfo Izin: ")
        assert "{" not in chat.body
        assert len(chat.body) <= 400


@every_message
def test_no_message_asks_for_a_nik_or_a_password(name: str) -> None:
    params = CATALOGUE.message_template(name).params
    assert not {"nik", "password", "applicant"} & set(params)


def test_the_campus_copy_goes_by_e_mail_alone_and_leads_to_the_public_page() -> None:
    template = CATALOGUE.message_template("issued_copy")
    assert template.whatsapp is None
    assert "verification_url" in template.params and "url" not in template.params
    with pytest.raises(LookupError):
        render(template, Channel.WHATSAPP, Language.INDONESIAN, SAMPLE, OFFICE)


def test_a_nik_that_an_officer_quoted_is_masked() -> None:
    params = SAMPLE | {"corrections": "NIK 1302104503910001 tidak sama dengan KTP."}
    mail = rendered("returned", Channel.EMAIL, Language.INDONESIAN, params)
    assert "1302**********01 tidak sama" in mail.body
    assert "1302104503910001" not in mail.body


def test_a_link_with_digits_is_not_taken_for_a_nik() -> None:
    link = "https://sisfoizin.example/r/1302104503910001"
    mail = rendered(
        "reset_password", Channel.EMAIL, Language.ENGLISH, {"name": "Ana", "link": link}
    )
    assert link in mail.body


def test_a_line_break_in_a_value_cannot_start_another_header() -> None:
    params = SAMPLE | {"receipt": "P-1\r\nBcc: thief@example.com"}
    mail = rendered("submitted", Channel.EMAIL, Language.INDONESIAN, params)
    assert "\n" not in mail.subject and "\r" not in mail.subject


def test_a_value_is_never_read_as_a_template() -> None:
    params = SAMPLE | {"corrections_en": "{url} {office.phone} {name.__class__}"}
    chat = rendered("returned", Channel.WHATSAPP, Language.ENGLISH, params)
    assert "{url} {office.phone} {name.__class__}" in chat.body


def test_a_missing_param_is_an_error_of_the_program() -> None:
    with pytest.raises(LookupError, match="receipt"):
        rendered("submitted", Channel.EMAIL, Language.INDONESIAN, {"name": "Ana"})


@pytest.mark.parametrize("name", ["", "nothing", "../office", "submitted.toml"])
def test_an_unknown_message_is_an_error_of_the_program(name: str) -> None:
    with pytest.raises(LookupError):
        CATALOGUE.message_template(name)


def test_a_template_that_uses_what_nobody_gives_is_refused() -> None:
    text = {"id": "Halo {name}", "en": "Hello {nmae}"}
    with pytest.raises(ValidationError, match="nmae"):
        MessageTemplate.model_validate({"id": "hello", "params": ["name"], "whatsapp": text})


def test_a_template_that_is_given_what_it_does_not_use_is_refused() -> None:
    text = {"id": "Halo {name}", "en": "Hello {name}"}
    given = {"id": "hello", "params": ["name", "number"], "whatsapp": text}
    with pytest.raises(ValidationError, match="given but unused .*number"):
        MessageTemplate.model_validate(given)


def test_times_told_in_messages_are_those_of_the_rules() -> None:
    def mail(name: str) -> str:
        template = CATALOGUE.message_template(name)
        assert template.email
        return template.email.body.id

    assert timedelta(hours=24) == tokens.VERIFICATION_LIFETIME
    assert "24 jam" in mail("verify_registration") and "24 jam" in mail("verify_email")
    assert timedelta(minutes=60) == tokens.PASSWORD_LINK_LIFETIME
    assert "60 menit" in mail("reset_password") and "60 menit" in mail("already_registered")
    assert timedelta(days=7) == tokens.INVITATION_LIFETIME
    assert "7 hari" in mail("officer_invitation")


def test_a_recipient_is_an_account_or_an_address() -> None:
    assert RecipientRef(address="dekan@kampus.example").account_id is None
    for both in ({}, {"account_id": "a1", "address": "x@y.example"}):
        with pytest.raises(ValidationError):
            RecipientRef.model_validate(both)


def test_an_attempt_counts_whether_it_went_well_or_not() -> None:
    fresh = message()
    assert fresh.state is MessageState.PENDING and fresh.attempts == 0
    sent = fresh.attempted()
    assert (sent.state, sent.attempts) == (MessageState.SENT, 1)
    later = fresh.attempted([Channel.EMAIL], retry_at=NOW + timedelta(minutes=5))
    assert (later.state, later.attempts) == (MessageState.PENDING, 1)
    assert later.due_at == NOW + timedelta(minutes=5)
    assert later.attempted(lost=[Channel.EMAIL]).state is MessageState.FAILED
    assert later.attempted(lost=[Channel.EMAIL]).attempts == 2


def test_a_channel_that_fails_is_tried_again_alone() -> None:
    fresh = message(channel=Channel.EMAIL, also=(Channel.WHATSAPP,))
    later = fresh.attempted([Channel.WHATSAPP], retry_at=NOW)
    assert (later.channel, later.also, later.state) == (
        *(Channel.WHATSAPP, (), MessageState.PENDING),
    )
    assert later.attempted().state is MessageState.SENT
    lost = later.attempted([Channel.WHATSAPP])
    assert (lost.state, lost.lost_by, lost.params) == (
        *(MessageState.FAILED, (Channel.WHATSAPP,), {}),
    )


def test_what_one_channel_lost_for_good_is_told_though_the_other_went() -> None:
    fresh = message(channel=Channel.EMAIL, also=(Channel.WHATSAPP,))
    later = fresh.attempted([Channel.WHATSAPP], [Channel.EMAIL], retry_at=NOW)
    done = later.attempted()
    assert (later.channel, done.state, done.lost_by) == (
        *(Channel.WHATSAPP, MessageState.FAILED, (Channel.EMAIL,)),
    )


def test_a_message_survives_being_stored() -> None:
    stored = message(params={"name": "Ana"}, subject_id="app1").model_dump_json()
    assert Message.model_validate_json(stored) == message(params={"name": "Ana"}, subject_id="app1")


def test_times_without_a_zone_are_refused() -> None:
    with pytest.raises(ValidationError):
        message(due_at=datetime(2026, 11, 2, 10, 0))  # noqa: DTZ001 - that is the point
