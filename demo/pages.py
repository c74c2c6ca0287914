"""Every page of both sites with something on it, for pictures and for tests that look at each."""

from dataclasses import dataclass

from demo.world import World


@dataclass(frozen=True)
class SitePage:
    """``name`` is also a file's; ``route`` is the pattern in the site's routes."""

    name: str
    route: str
    path: str
    signed_in: bool = False


@dataclass(frozen=True)
class OfficersPage:
    """As ``SitePage``, on the officers' site; ``role`` is whose page it is."""

    name: str
    route: str
    path: str
    role: str


def officers_pages(world: World) -> list[OfficersPage]:
    def clerk(name: str, route: str, path: str | None = None) -> OfficersPage:
        return OfficersPage(name, route, path or route, "back_office")

    def head(name: str, route: str, path: str | None = None) -> OfficersPage:
        return OfficersPage(name, route, path or route, "head")

    def administrator(name: str, route: str, path: str | None = None) -> OfficersPage:
        return OfficersPage(name, route, path or route, "administrator")

    staff, people = "/petugas/pegawai/:account?", "/petugas/orang/:account?"
    signing, access = "/petugas/tanda-tangan", "/petugas/akses/:account?"
    office = "/petugas/kantor/:section?/:entry?"
    file = "/petugas/berkas/:id"
    return [
        clerk("queue", "/petugas"),
        clerk("queue-empty", "/petugas", "/petugas?type=sip_ortotis_prostetis"),
        clerk("search", "/petugas/cari"),
        clerk("inbox", "/petugas/pesan/:account?", "/petugas/pesan"),
        clerk("thread", "/petugas/pesan/:account?", f"/petugas/pesan/{world.account_id}"),
        clerk("newcomers", "/petugas/akun-baru/:account?", "/petugas/akun-baru"),
        clerk("newcomer", "/petugas/akun-baru/:account?", f"/petugas/akun-baru/{world.account_id}"),
        clerk("account", "/petugas/akun"),
        clerk("officers-guide", "/petugas/panduan"),
        clerk("review", file, f"/petugas/berkas/{world.waiting}?baca"),
        clerk("return", f"{file}/pengembalian", f"/petugas/berkas/{world.waiting}/pengembalian"),
        clerk("field-visit", f"{file}/tinjauan", f"/petugas/berkas/{world.waiting}/tinjauan"),
        head("figures", "/petugas/dasbor"),
        administrator("decree", "/petugas/hari-libur"),
        administrator("legal", "/petugas/dasar-hukum"),
        head("exports", "/petugas/ekspor"),
        head("export-unknown", "/petugas/ekspor/:id", "/petugas/ekspor/0123456789abcdef"),
        head("monthly-report", "/petugas/laporan"),
        administrator("holidays", office, "/petugas/kantor/libur/baru"),
        administrator("places", office, "/petugas/kantor/tempat"),
        administrator("questions-kept", office, "/petugas/kantor/tanya-jawab/baru"),
        administrator("guide-kept", office, "/petugas/kantor/panduan/baru"),
        administrator("announcements", office, "/petugas/kantor/pengumuman/baru"),
        administrator("reasons-kept", office, "/petugas/kantor/alasan/foto-latar"),
        administrator("contacts-kept", office, "/petugas/kantor/kontak"),
        administrator(
            "permit-types", "/petugas/jenis-izin/:type?", "/petugas/jenis-izin/sip_bidan"
        ),
        administrator("testimonials", "/petugas/testimoni"),
        administrator("research", "/petugas/penelitian"),
        clerk("data-requests", "/petugas/permintaan-data/:request?", "/petugas/permintaan-data"),
        head("complaints", "/petugas/pengaduan/:complaint?", "/petugas/pengaduan"),
        clerk("file-audit", "/petugas/riwayat/:id", f"/petugas/riwayat/{world.waiting}"),
        administrator("officers", staff, "/petugas/pegawai"),
        administrator("officer-new", staff, "/petugas/pegawai/baru"),
        head("standing-in", "/petugas/pelimpahan"),
        administrator("approvals", "/petugas/persetujuan"),
        administrator("people", people, "/petugas/orang"),
        administrator("person", people, f"/petugas/orang/{world.account_id}"),
        administrator("saved-replies", "/petugas/balasan/:reply?", "/petugas/balasan/surat-sehat"),
        administrator("office-audit", "/petugas/catatan"),
        administrator("erasures", "/petugas/penghapusan/:list?", "/petugas/penghapusan/ditolak"),
        administrator("access-log", access, f"/petugas/akses/{world.clerk_id}"),
        administrator("access-log-unasked", access, "/petugas/akses"),
        head("permits", "/petugas/izin/:permit?", f"/petugas/izin/{world.fresh_permit}"),
        administrator("old-permits", "/petugas/izin-lama"),
        clerk("counter", "/petugas/loket/:id?", "/petugas/loket"),
        clerk("counter-entering", "/petugas/loket/:id?", f"/petugas/loket/{world.at_counter}"),
        clerk("counter-account", "/petugas/loket/akun"),
        clerk("counter-take-over", "/petugas/loket/lanjut"),
        clerk("counter-letters", "/petugas/loket/surat"),
        clerk("overdue", "/petugas/lewat-tenggat"),
        head("step-times", "/petugas/lama-tahap"),
        head("signing", signing),
        head("signing-unknown", f"{signing}/:batch", f"{signing}/0123456789abcdef"),
    ]


def pages(world: World) -> list[SitePage]:
    return [*_public(world), *_account(), *_own(world)]


def _public(world: World) -> list[SitePage]:
    return [
        SitePage("home", "/", "/"),
        SitePage("tracking", "/lacak", "/lacak"),
        SitePage("check-by-file", "/izin/:permitId?", "/izin"),
        SitePage("check-by-code", "/izin/:permitId?", f"/izin/{world.surveyed_permit}"),
        SitePage("copy", "/tembusan", "/tembusan#token=x"),
        SitePage("copy-without-link", "/tembusan", "/tembusan"),
        SitePage("register-of-permits", "/izin-terbit", "/izin-terbit"),
        SitePage("requirements", "/syarat/:type?", "/syarat"),
        SitePage("requirements-of-type", "/syarat/:type?", "/syarat/sip_bidan"),
        SitePage("choose", "/pilih-izin", "/pilih-izin"),
        SitePage("service-standards", "/standar/:type?", "/standar"),
        SitePage("service-standard-of-type", "/standar/:type?", "/standar/sip_bidan"),
        SitePage("papers", "/dokumen/:letter?", "/dokumen"),
        SitePage("sample-letter", "/dokumen/:letter?", "/dokumen/surat-kuasa"),
        SitePage("publications", "/publikasi", "/publikasi"),
        SitePage("figures", "/database", "/database"),
        SitePage("map", "/peta", "/peta"),
        SitePage("guide", "/panduan/:topic?", "/panduan"),
        SitePage("guide-topic", "/panduan/:topic?", "/panduan/ajukan"),
        SitePage("questions", "/tanya-jawab", "/tanya-jawab"),
        SitePage("contact", "/kontak", "/kontak"),
        SitePage("complain", "/pengaduan", "/pengaduan"),
        SitePage("complaint-followed", "/pengaduan/ikuti", "/pengaduan/ikuti"),
        SitePage("service-status", "/status", "/status"),
        SitePage("not-found", "/404", "/404"),
    ]


def _account() -> list[SitePage]:
    return [
        SitePage("register", "/daftar", "/daftar"),
        SitePage("sign-in", "/masuk", "/masuk"),
        SitePage("password-forgotten", "/sandi", "/sandi"),
        SitePage("password-new", "/sandi", "/sandi#token=x"),
        SitePage("verify", "/verifikasi", "/verifikasi#token=x"),
        SitePage("verify-without-link", "/verifikasi", "/verifikasi"),
    ]


def _own(world: World) -> list[SitePage]:
    def application(name: str, which: str, part: str = "") -> SitePage:
        tail = f"/{part}" if part else ""
        return own(name, f"/permohonan/:id{tail}", f"/permohonan/{which}{tail}")

    def own(name: str, route: str, path: str | None = None) -> SitePage:
        return SitePage(name, route, path or route, signed_in=True)

    return [
        own("dashboard", "/beranda"),
        own("applications", "/permohonan"),
        own("type-picker", "/permohonan/baru"),
        own("type-start", "/permohonan/baru/:type", "/permohonan/baru/sip_perawat"),
        application("task-list", world.draft),
        application("form", world.draft, "data"),
        application("places", world.draft, "lokasi"),
        application("documents", world.draft, "dokumen"),
        application("check-answers", world.draft, "periksa"),
        application("receipt", world.waiting, "tanda-terima"),
        application("waiting", world.waiting),
        application("returned", world.returned),
        application("correction", world.returned, "perbaikan"),
        application("rejected", world.rejected),
        own("permits", "/izin-saya"),
        own("permit-surveys", "/izin-saya/:permitId", f"/izin-saya/{world.fresh_permit}"),
        own("permit-download", "/izin-saya/:permitId", f"/izin-saya/{world.surveyed_permit}"),
        own("messages", "/pesan"),
        own("complaints", "/pengaduan/saya"),
        own("handover-without-link", "/serah-terima"),
        own("invitation-without-link", "/undangan"),
        own("invite", "/undangan/kirim"),
        own("operators", "/operator"),
        own("operator-invitation-without-link", "/operator/undangan"),
        own("institution", "/operator/lembaga/:owner", f"/operator/lembaga/{world.institution}"),
        own("profile", "/profil"),
        own("profile-edit", "/profil/ubah"),
        own("profile-email", "/profil/email"),
        own("profile-whatsapp", "/profil/whatsapp"),
        own("profile-password", "/profil/sandi"),
        own("profile-devices", "/profil/perangkat"),
        own("profile-data", "/profil/data"),
        own("profile-access", "/profil/akses"),
        own("profile-erase", "/profil/hapus"),
        own("profile-news", "/profil/pemberitahuan"),
        own("news", "/pemberitahuan"),
    ]
