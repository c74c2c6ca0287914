"""Accounts as people meet them on a phone: registering, links in messages, passwords, sessions."""

import io
import re
from typing import Any

from PIL import Image
from playwright.sync_api import Locator, Page, Route, expect

from demo import papers
from demo.citizen import ADDRESS
from demo.client import Browser as Client
from demo.client import link_token, until
from infra.local.stack import LocalStack

PASSWORD = "kuda nil makan rambutan"


def register(stack: LocalStack, nik: str, email: str) -> None:
    """Up to the link in the mail, without a password: the link asks for one."""
    client = Client(stack.url)
    form: dict[str, Any] = {
        "nik": nik,
        "name": "Dewi Lestari",
        "email": email,
        "birth_place": "Solok",
        "birth_date": "1995-01-01",
        "sex": "female",
        "occupation": "Wiraswasta",
        "whatsapp": "081234567899",
        "address": ADDRESS,
        "declared_true": True,
    }
    started = client.call("POST", "/registrations", form)
    client.upload(started["upload"], papers.identity_card(form["name"], nik))
    client.session.headers["Registration-Secret"] = started["secret"]
    path = f"/registrations/{started['registration_id']}"
    until("KTP", lambda: client.call("GET", path)["ktp_state"] == "accepted" or None)
    client.call("POST", f"{path}/complete")


def summary(page: Page) -> Locator:
    return page.locator(".govuk-error-summary")


def citizen_of(stack: LocalStack) -> dict[str, str]:
    return next(person for person in stack.accounts if person["role"] == "citizen")


def large_photo(nik: str) -> bytes:
    """A card as a phone takes it: far above 512 KB."""
    card = Image.open(io.BytesIO(papers.identity_card("Nurul Hidayati", nik)))
    noise = Image.effect_noise((3000, 1900), 60).convert("RGB")
    photo = Image.blend(card.convert("RGB").resize(noise.size), noise, 0.25)
    file = io.BytesIO()
    photo.save(file, "JPEG", quality=95)
    return file.getvalue()


def test_a_person_registers_on_a_phone_with_a_photo_that_is_too_large(
    page: Page, stack: LocalStack
) -> None:
    nik, email = "1302104107900011", "nurul@warga.example"
    page.goto("/daftar")
    page.get_by_label("NIK", exact=True).fill(nik)
    page.get_by_label("Nama lengkap tanpa gelar").fill("Nurul Hidayati")
    page.get_by_label("Tempat lahir").fill("Solok")
    # the NIK says when and what sex: less to type
    expect(page.get_by_label("Tanggal", exact=True)).to_have_value("1")
    expect(page.get_by_label("Tahun")).to_have_value("1990")
    expect(page.get_by_label("Perempuan")).to_be_checked()
    page.get_by_label("Pekerjaan").fill("Bidan")
    page.get_by_label("Provinsi").select_option(label="Sumatera Barat")
    page.get_by_label("Kabupaten atau kota").select_option(label="Kabupaten Solok")
    page.get_by_label("Kecamatan").select_option(label="Kubung")

    # what was typed survives a reload; the password is typed again
    page.reload()
    expect(page.get_by_label("NIK", exact=True)).to_have_value(nik)
    page.get_by_label("Nagari, desa, atau kelurahan").select_option(label="Koto Baru")
    page.get_by_label("Jalan, jorong, RT/RW").fill("Jorong Simpang, RT 001")
    page.get_by_label("Nomor WhatsApp").fill("0812 7777 8888")
    page.get_by_role("button", name="Lanjut ke unggah KTP").click()
    expect(summary(page)).to_be_focused()
    summary(page).get_by_role("link", name="Isi alamat e-mail").click()
    expect(page.get_by_label("E-mail")).to_be_focused()
    page.get_by_label("E-mail").fill("nurul@wagra.example")
    page.get_by_label("Buat kata sandi").fill(PASSWORD)
    page.get_by_label("Data yang saya masukkan sudah benar").check()
    page.get_by_role("button", name="Lanjut ke unggah KTP").click()

    photo = large_photo(nik)
    assert len(photo) > 512_000
    page.get_by_label("Foto atau pindaian KTP").set_input_files(
        {"name": "IMG_2041.jpg", "mimeType": "image/jpeg", "buffer": photo}
    )
    expect(page.locator(".app-file")).to_have_text("Pilih berkasIMG_2041.jpg")
    page.get_by_role("button", name="Unggah KTP").click()
    expect(page.get_by_role("heading", name="Satu langkah lagi")).to_be_focused(timeout=60_000)

    # no link comes: the address was wrong, and it alone is typed again, even after a reload
    page.reload()
    page.get_by_role("button", name="Perbaiki e-mail atau nomor").click()
    page.get_by_label("E-mail").fill(email)
    page.get_by_role("button", name="Simpan dan kirim tautan").click()
    expect(page.get_by_text(f"Kami mengirim tautan ke {email}")).to_be_visible()
    page.get_by_role("button", name="Perbaiki data").click()
    expect(page.get_by_label("NIK", exact=True)).to_have_value(nik)
    expect(page.get_by_label("E-mail")).to_have_value(email)

    page.goto(f"/verifikasi#token={link_token(stack.url, email)}")
    page.get_by_role("button", name="Konfirmasi").click()
    expect(page.get_by_role("heading", name="E-mail Anda sudah dikonfirmasi")).to_be_focused()
    Client(stack.url).sign_in(nik, PASSWORD)


def test_a_mailed_link_activates_an_account_and_asks_for_the_missing_password(
    page: Page, stack: LocalStack
) -> None:
    nik, email = "1302104101950003", "dewi@warga.example"
    register(stack, nik, email)
    token = link_token(stack.url, email)

    page.goto(f"/verifikasi#token={token}")
    page.get_by_role("button", name="Konfirmasi").click()
    assert page.url == f"{stack.url}/verifikasi"  # the token is in no history
    field = page.get_by_label("Kata sandi baru", exact=True)
    expect(summary(page)).to_be_focused()

    field.fill("pendek")
    field.press("Enter")
    expect(summary(page)).to_contain_text("paling sedikit 8 karakter")
    summary(page).get_by_role("link").click()
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-describedby", re.compile("password-error"))

    field.fill(PASSWORD)
    page.get_by_role("button", name="Simpan kata sandi dan aktifkan akun").click()
    expect(page.get_by_role("heading", name="E-mail Anda sudah dikonfirmasi")).to_be_focused()
    Client(stack.url).sign_in(nik, PASSWORD)

    # the same link once more
    page.goto("about:blank")
    page.goto(f"/verifikasi#token={token}")
    page.get_by_role("button", name="Konfirmasi").click()
    expect(summary(page)).to_contain_text("Tautan tidak berlaku lagi")


def test_a_forgotten_password_is_set_by_a_link(page: Page, stack: LocalStack) -> None:
    register(stack, "1302104101950005", "lupa@warga.example")
    client = Client(stack.url)
    token = link_token(stack.url, "lupa@warga.example")
    client.call("POST", "/accounts/verify", {"token": token, "password": PASSWORD})

    page.goto("/sandi")
    page.get_by_label("NIK atau e-mail").fill("lupa@warga.example")
    page.get_by_role("button", name="Kirim tautan").click()
    expect(page.get_by_role("heading", name="Periksa pesan Anda")).to_be_focused()

    fresh = until(
        "another link",
        lambda: found if (found := link_token(stack.url, "lupa@warga.example")) != token else None,
    )
    page.goto(f"/sandi#token={fresh}")
    field = page.get_by_label("Kata sandi baru", exact=True)
    field.fill("empat kata tanpa hubungan")
    page.get_by_role("button", name="Tampilkan kata sandi").click()
    expect(field).to_have_attribute("type", "text")
    page.get_by_role("button", name="Simpan kata sandi").click()
    expect(page.get_by_role("heading", name="Kata sandi tersimpan")).to_be_focused()
    client.sign_in("lupa@warga.example", "empat kata tanpa hubungan")


def sign_in(page: Page, person: dict[str, str]) -> None:
    page.get_by_label("NIK atau e-mail").fill(person["sign_in"])
    page.get_by_label("Kata sandi", exact=True).fill(person["password"])
    page.locator("main").get_by_role("button", name="Masuk", exact=True).click()


def test_who_comes_to_an_own_page_signs_in_there_and_stays(page: Page, stack: LocalStack) -> None:
    page.goto("/profil/perangkat")
    sign_in(page, citizen_of(stack))
    expect(
        page.get_by_role("heading", name="Perangkat yang sedang masuk ke akun Anda")
    ).to_be_visible()
    expect(page.get_by_text("Perangkat ini")).to_be_visible()
    page.reload()
    expect(page.get_by_text("Perangkat ini")).to_be_visible()
    page.get_by_role("button", name="Keluar", exact=True).click()
    expect(page.get_by_role("button", name="Masuk", exact=True)).to_be_visible()


def test_a_button_pressed_before_the_script_is_there_sends_nothing_and_loses_nothing(
    page: Page,
) -> None:
    held: list[Route] = []
    page.route("**/assets/*.js", lambda route: held.append(route))
    page.goto("/masuk", wait_until="commit")
    login = page.get_by_label("NIK atau e-mail")
    login.fill("siti@warga.example")
    page.locator("main").get_by_role("button", name="Masuk", exact=True).click()
    assert page.url.endswith("/masuk")
    for route in held:
        route.continue_()
    page.unroute("**/assets/*.js")
    expect(page.locator(".app-contacts a").first).to_be_visible()  # the script is there
    expect(login).to_have_value("siti@warga.example")


def test_a_citizen_takes_a_copy_of_all_data_along(page: Page, stack: LocalStack) -> None:
    page.goto("/profil/data")
    sign_in(page, citizen_of(stack))
    with page.expect_download() as download:
        page.get_by_role("button", name="Siapkan dan unduh salinan").click()
    text = download.value.path().read_text(encoding="utf-8")
    assert citizen_of(stack)["sign_in"] in text


def test_a_registration_is_told_everything_that_is_wrong_at_once(
    page: Page, stack: LocalStack
) -> None:
    page.goto(f"{stack.url}/daftar")
    page.get_by_label("NIK", exact=True).fill("1302")
    page.get_by_label("Nama lengkap").fill("Siti Rahmadani\u200b")
    page.get_by_label("Tanggal", exact=True).fill("31-Februari-1995")
    page.get_by_label("Jalan, jorong").fill("Jorong Simpang 🏠")
    page.get_by_role("button", name="Lanjut ke unggah KTP").click()
    told = summary(page).get_by_role("link").all_inner_texts()
    assert len(told) == 10, told
    assert "Bulan Februari 1995 hanya sampai tanggal 28. Isi 1 sampai 28." in told
    assert any("🏠" in line for line in told)
    assert {"Isi tempat lahir", "Pilih jenis kelamin", "Isi alamat e-mail"} <= set(told)
    assert page.get_by_label("Nama lengkap").input_value() == "Siti Rahmadani\u200b"
