"""The routes that the demo's stories have no need of, each called once: so that the table of AWS
calls has a row for every route."""

from collections.abc import Callable

from demo import papers, stories
from demo.citizen import ADDRESS, PASSWORD, Citizen
from demo.client import Browser, link_token
from demo.stories import Offices

CAMPUS = "fe@kampus.example"
NEWCOMER = {"nik": "1302101204960005", "name": "Andi Saputra", "email": "andi@surat.example"}
OFFICER = {
    "nik": "1302105203880006",
    "name": "Dewi Lestari",
    "email": "dewi@kantor.example",
    "whatsapp": "081234567806",
    "roles": ["back_office"],
    "position": "Petugas Back Office",
}


def run(student: Citizen, at: Offices, admin: Browser, rest: Callable[[], None]) -> None:
    """``student`` has an izin penelitian that is issued; ``rest`` waits until all mail is out."""
    public(student)
    lists(student)
    refused(student, at)
    counter(student, at)
    administration(admin)
    registration(student)
    own_account(student, rest)


def public(student: Citizen) -> None:
    browser = Browser(student.browser.origin)
    for path in (
        "/permit-types", "/permit-types/penelitian", "/surveys", "/register?type=penelitian",
        "/statistics/permits", "/statistics/satisfaction", "/testimonials",
    ):  # fmt: skip
        browser.call("GET", path)
    file = student.detail()
    tracked = {"number": file["receipt"], "check": file["tracking_code"]}
    browser.call("POST", "/tracking", tracked)
    browser.call("POST", "/register/search", {"text": student.name})
    browser.call("POST", "/permit-copies", {"token": link_token(browser.origin, CAMPUS)})


def lists(student: Citizen) -> None:
    for path in (
        "/applications", "/permits", f"{student.path}/notes", f"{student.path}/documents/ktp",
    ):  # fmt: skip
        student.browser.call("GET", path)


def refused(student: Citizen, at: Offices) -> None:
    """A second application that an officer refuses, and a third that is taken back."""
    data, browser = stories.research_data(), student.browser
    student.draft("penelitian", data)
    browser.call("POST", f"{student.path}/withdraw", {})
    student.draft("penelitian", data)
    card = papers.identity_card(student.name, student.nik)
    student.upload_good("ktp", card, "image/jpeg")
    for name in ("proposal", "surat_rekomendasi"):
        student.upload_good(name, papers.letter(name.upper(), "Isi surat ..."), "application/pdf")
    student.send()
    officer, path = at.at("back_office"), f"/officer{student.path}"

    def look() -> int | None:
        """The file's version, once it waits for the officer."""
        queue = officer.call("GET", "/officer/queue?role=back_office")["items"]
        if all(item["application_id"] != student.application_id for item in queue):
            return None
        version: int = officer.call("GET", path)["application"]["version"]
        return version

    version = stories.until("the second application in the queue", look)
    for act in ("claim", "release", "claim"):
        file = officer.call("POST", f"{path}/{act}", {"version": version})
        version = file.get("version") or file["application"]["version"]
    desk(officer, path)
    officer.call("POST", f"{path}/notes", {"text": "Judul sama dengan izin terdahulu."})
    officer.call("GET", f"{path}/notes")
    version = officer.call("GET", path)["application"]["version"]
    reason = {"version": version, "reason": "Izin untuk penelitian ini sudah terbit."}
    officer.call("POST", f"{path}/reject", reason, once=True)


def desk(officer: Browser, path: str) -> None:
    """What an officer does beside deciding, with an application that they have claimed."""
    for _ in range(2):
        officer.call("PUT", f"{path}/presence", {"viewing": True})
    officer.call("GET", f"{path}/presence")
    seen = stories.look(officer, path)
    version = officer.call("GET", path)["application"]["version"]
    mark = {"document_id": "ktp", "file_id": seen["ktp"], "accepted": True}
    marked = officer.call("PUT", f"{path}/marks", {"version": version, "marks": [mark]})
    own = {name: mark[name] for name in ("file_id", "accepted")} | {"version": marked["version"]}
    version = officer.call("PUT", f"{path}/marks/ktp", own)["application"]["version"]
    version = officer.call("DELETE", f"{path}/marks/ktp?version={version}")["version"]
    for query in (
        "state=mine",
        "role=back_office&type=penelitian",
        "role=back_office&order=received",
    ):
        officer.call("GET", f"/officer/queue?{query}")
    officer.call("GET", "/officer/dashboard")
    officer.call("POST", "/officer/files/search", {"words": "saputra"})
    officer.call("POST", "/officer/queue/search", {"role": "back_office", "words": "saputra"})
    officer.call("GET", f"{path}/audit")
    officer.call("PUT", "/officer/views", officer.call("GET", "/officer/views"))
    application_id = path.rpartition("/")[2]
    for act in ("releases", "claims"):
        item = {"application_id": application_id, "version": version}
        (done,) = officer.call("POST", f"/officer/{act}", {"items": [item]})["items"]
        version = done["version"]
    me = officer.call("GET", "/profile")["account_id"]
    item = {"application_id": application_id, "version": version}
    body = {"items": [item], "officer_id": me, "note": "Mohon dikerjakan."}
    officer.call("POST", "/officer/assignments", body)


def counter(student: Citizen, at: Offices) -> None:
    """Another that an officer enters for them, who stands there, and sends in."""
    officer = at.at("back_office")
    start = {"nik": student.nik, "type_id": "penelitian", "kind": "new", "identity_seen": True}
    begun = officer.call("POST", "/officer/counter", start)
    path = f"/officer/counter/{begun['application']['application_id']}"
    officer.call("PATCH", f"{path}/data", {"data": stories.research_data()})
    letter = (papers.letter("SURAT", "Isi surat ..."), "application/pdf")
    files = dict.fromkeys(("proposal", "surat_rekomendasi", begun["consent"]), letter)
    files["ktp"] = (papers.identity_card(student.name, student.nik), "image/jpeg")
    for name, (content, media) in files.items():
        upload = f"{path}/documents/{name}/upload"
        officer.upload(officer.call("POST", upload, {"media_type": media}), content)

    def look() -> int | None:
        """The draft's version, once no paper is being checked any more."""
        entered = officer.call("GET", path)["application"]
        checking = any(one["state"] == "checking" for one in entered["documents"])
        return None if checking else int(entered["version"])

    version = stories.until("the verdicts on the papers at the counter", look)
    officer.call("POST", f"{path}/submission", {"version": version}, once=True)


def administration(admin: Browser) -> None:
    admin.call("GET", "/admin/officers")
    made = admin.call("POST", "/admin/officers", OFFICER)
    path = f"/admin/officers/{made['account_id']}"
    admin.call("PATCH", path, {"version": made["version"], "position": "Petugas Loket"})
    admin.call("POST", f"{path}/invitation", {})
    given = admin.call("GET", "/admin/testimonials")["items"][0]
    path, version = f"/admin/testimonials/{given['testimonial_id']}", given["version"]
    given = admin.call("POST", f"{path}/approve", {"version": version})
    reason = "Diminta oleh penulisnya."
    admin.call("POST", f"{path}/refuse", {"version": given["version"], "reason": reason})


def registration(student: Citizen) -> None:
    """One that asks for a second form for the scan, and is not finished."""
    browser = Browser(student.browser.origin)
    form = {**student.person, **NEWCOMER, "birth_date": "1996-04-12", "address": ADDRESS}
    form |= {"password": PASSWORD, "declared_true": True}
    started = browser.call("POST", "/registrations", form)
    browser.session.headers["Registration-Secret"] = started["secret"]
    browser.call("POST", f"/registrations/{started['registration_id']}/ktp", {})


def own_account(student: Citizen, rest: Callable[[], None]) -> None:
    """Last, because it ends every session."""
    browser = student.browser
    version = browser.call("GET", "/profile")["version"]
    browser.call("PATCH", "/profile", {"version": version, "occupation": "Mahasiswa"})
    changed = {"current_password": PASSWORD, "new_password": f"{PASSWORD}-baru"}
    browser.call("PUT", "/profile/password", changed)
    browser.sign_in(student.nik, f"{PASSWORD}-baru")
    # the cookie is for https alone, which a local stack is not
    cookie = next(c.value for c in browser.session.cookies if c.name == "sisfo_refresh")
    browser.session.headers["Cookie"] = f"sisfo_refresh={cookie}"
    renewed = browser.call("POST", "/sessions/refresh", {})
    browser.session.headers["Authorization"] = f"Bearer {renewed['access_token']}"
    changed = {"email": "rahmat.baru@kampus.example", "current_password": f"{PASSWORD}-baru"}
    browser.call("PUT", "/profile/email", changed)
    browser.call("DELETE", "/sessions/current")
    browser.call("POST", "/passwords/forgotten", {"login": student.nik})
    rest()
    reset = {"token": link_token(browser.origin, student.email), "password": PASSWORD}
    browser.call("POST", "/passwords/reset", reset)
