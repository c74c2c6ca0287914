"""Every refusal says what to do, and nothing that is read is another service's code."""

import re
import tomllib

import pytest

from chalicelib.adapters.template_files import TEMPLATES, TemplateCatalogue
from chalicelib.domain.permits.signing import CertificateNotUsable
from chalicelib.domain.text import Language

ASKED = """
    ajukan ambil baca bagi bagikan bandingkan batalkan beri biarkan buat buka cabut cari
    centang coba cocokkan daftar ganti gunakan hapus hubungi isi isikan jadikan jawab kembali
    kembalikan ketik kirim konfirmasi kosongkan kurangi lanjutkan lengkapi lepaskan lihat
    masuk masukkan minta muat mulai pakai pastikan perbaiki periksa persingkat pilih pindai
    pisahkan putuskan salin sebutkan selesaikan serahkan setujui simpan singkatkan susun
    tambah tambahkan tandai tekan terima tulis tunggu ubah ulangi unggah
"""
"""What a person is asked to do, as Indonesian says it."""
CURE = re.compile(rf"\b({'|'.join(ASKED.split())})(lah)?\b", re.IGNORECASE)

TOLD_ALONE = """
    draft-from-list list-cell done-by-operator found-operators found-operators-erased
    certificate-expired certificate-revoked changed-after-signing correction-lapsed
    damaged-byte-range document-already-accepted draft-handed-over encrypted field-visit-done
    field-visit-planned file-genuine-decree file-genuine-in-force found-identity-doubted
    found-identity-unseen found-permit-ended found-permit-of-another found-permit-renewed
    found-permit-revoked no-result-for-type not-certified not-on-record not-signed
    not-to-hand-over not-whole-file several-signatures signature-invalid signature-rewritten
    superior-told timestamp-invalid too-complex unreadable untrusted-signer
"""
"""What no person can cure: findings of a check, notes of what happened, and what is simply so."""

STATES = """
    EXPIRED RENEW WAITING_FOR_VERIFICATION NEW NO_CERTIFICATE NOT_REGISTERED SUSPEND REVOKE
    NOT_YET_VALID WRONG_USAGE SOMETHING_NEW
"""
"""Of a certificate, as BSrE names them; the last is one that it may invent."""


def test_every_refusal_ends_with_what_to_do() -> None:
    problems = tomllib.loads((TEMPLATES / "problems.toml").read_text(encoding="utf-8"))
    del problems["words"]
    texts = {code: text["id"] for code, text in problems.pop("fields").items()}
    texts |= {code: problem["text"]["id"] for code, problem in problems.items()}
    without = {code for code, text in texts.items() if not CURE.search(text)}
    alone = set(TOLD_ALONE.split())
    assert without - alone == set()
    assert alone - without == set(), "these have a cure now"


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("state", STATES.split())
def test_a_certificates_state_is_said_in_words(state: str, language: Language) -> None:
    refused = CertificateNotUsable(state)
    said = TemplateCatalogue().problem_texts.of_problem(refused.problem, language, refused.params)
    assert state not in said.text
    assert "{" not in said.text and "–" not in said.text
