// Every page of the officers' site, loaded when it is first gone to.

import { lazy } from "bersama/components/lazy.tsx";
import { Route, Router } from "preact-iso";

type Id = { id: string };
type Asked = { request?: string };
type Saved = { reply?: string };
type Part = { section?: string; entry?: string };

const Queue = lazy(() => import("./pages/queue/Queue.tsx"));
const Review = lazy<Id>(() => import("./pages/review/Review.tsx"));
const Return = lazy<Id>(() => import("./pages/return/ReturnPage.tsx"));
const FieldVisit = lazy<Id>(() => import("./pages/field-visit/FieldVisit.tsx"));
const Account = lazy(() => import("./pages/account/Account.tsx"));
const Signing = lazy(() => import("./pages/signing/Signing.tsx"));
const BatchPage = lazy<{ batch: string }>(() => import("./pages/signing/BatchPage.tsx"));
const Messages = lazy<{ account?: string }>(() => import("./pages/messages/Messages.tsx"));
const Newcomers = lazy<{ account?: string }>(() => import("./pages/newcomers/Newcomers.tsx"));
const SearchResults = lazy(() => import("./pages/search/SearchResults.tsx"));
const Dashboard = lazy(() => import("./pages/dashboard/Dashboard.tsx"));
const Legal = lazy(() => import("./pages/legal/Legal.tsx"));
const Exports = lazy(() => import("./pages/exports/Exports.tsx"));
const ExportPage = lazy<Id>(() => import("./pages/exports/ExportPage.tsx"));
const Monthly = lazy(() => import("./pages/reports/Monthly.tsx"));
const OfficeData = lazy<Part>(() => import("./pages/office/OfficeData.tsx"));
const PermitTypes = lazy<{ type?: string }>(() => import("./pages/types/PermitTypes.tsx"));
const Testimonials = lazy(() => import("./pages/moderation/Testimonials.tsx"));
const Research = lazy(() => import("./pages/moderation/Research.tsx"));
const Staff = lazy<{ account?: string }>(() => import("./pages/staff/Staff.tsx"));
const Waiting = lazy(() => import("./pages/staff/Waiting.tsx"));
const People = lazy<{ account?: string }>(() => import("./pages/people/People.tsx"));
const DataRequests = lazy<Asked>(() => import("./pages/data-requests/DataRequests.tsx"));
const Complaints = lazy<{ complaint?: string }>(() => import("./pages/complaints/Complaints.tsx"));
const FileAudit = lazy<Id>(() => import("./pages/audit/FileAudit.tsx"));
const AccessLog = lazy<{ account?: string }>(() => import("./pages/audit/AccessLog.tsx"));
const Erasures = lazy<{ list?: string }>(() => import("./pages/erasures/Erasures.tsx"));
const OfficeAudit = lazy(() => import("./pages/audit/OfficeAudit.tsx"));
const SavedReplies = lazy<Saved>(() => import("./pages/saved-replies/SavedReplies.tsx"));
const Holidays = lazy(() => import("./pages/holidays/Holidays.tsx"));
const Permits = lazy<{ permit?: string }>(() => import("./pages/permits/Permits.tsx"));
const PermitImports = lazy(() => import("./pages/permit-imports/PermitImports.tsx"));
const Overdue = lazy(() => import("./pages/overdue/Overdue.tsx"));
const StepTimes = lazy(() => import("./pages/steps/StepTimes.tsx"));
const Delegations = lazy(() => import("./pages/delegations/Delegations.tsx"));
const Counter = lazy<{ id?: string }>(() => import("./pages/counter/Counter.tsx"));
const NewAccount = lazy(() => import("./pages/counter/NewAccount.tsx"));
const TakeOver = lazy(() => import("./pages/counter/TakeOver.tsx"));
const Fetch = lazy(() => import("./pages/counter/Fetch.tsx"));
const Guide = lazy(() => import("./pages/guide/Guide.tsx"));
const NotFound = lazy(() => import("./pages/NotFound.tsx"));

export function Pages() {
  return (
    <Router>
      <Route path="/petugas" component={Queue} />
      <Route path="/petugas/berkas/:id" component={Review} />
      <Route path="/petugas/berkas/:id/pengembalian" component={Return} />
      <Route path="/petugas/berkas/:id/tinjauan" component={FieldVisit} />
      <Route path="/petugas/akun" component={Account} />
      <Route path="/petugas/tanda-tangan" component={Signing} />
      <Route path="/petugas/tanda-tangan/:batch" component={BatchPage} />
      <Route path="/petugas/pesan/:account?" component={Messages} />
      <Route path="/petugas/akun-baru/:account?" component={Newcomers} />
      <Route path="/petugas/hari-libur" component={Holidays} />
      <Route path="/petugas/dasar-hukum" component={Legal} />
      <Route path="/petugas/cari" component={SearchResults} />
      <Route path="/petugas/dasbor" component={Dashboard} />
      <Route path="/petugas/ekspor" component={Exports} />
      <Route path="/petugas/ekspor/:id" component={ExportPage} />
      <Route path="/petugas/laporan" component={Monthly} />
      <Route path="/petugas/kantor/:section?/:entry?" component={OfficeData} />
      <Route path="/petugas/jenis-izin/:type?" component={PermitTypes} />
      <Route path="/petugas/testimoni" component={Testimonials} />
      <Route path="/petugas/penelitian" component={Research} />
      <Route path="/petugas/pegawai/:account?" component={Staff} />
      <Route path="/petugas/persetujuan" component={Waiting} />
      <Route path="/petugas/orang/:account?" component={People} />
      <Route path="/petugas/permintaan-data/:request?" component={DataRequests} />
      <Route path="/petugas/pengaduan/:complaint?" component={Complaints} />
      <Route path="/petugas/riwayat/:id" component={FileAudit} />
      <Route path="/petugas/akses/:account?" component={AccessLog} />
      <Route path="/petugas/penghapusan/:list?" component={Erasures} />
      <Route path="/petugas/catatan" component={OfficeAudit} />
      <Route path="/petugas/balasan/:reply?" component={SavedReplies} />
      <Route path="/petugas/izin/:permit?" component={Permits} />
      <Route path="/petugas/izin-lama" component={PermitImports} />
      <Route path="/petugas/lewat-tenggat" component={Overdue} />
      <Route path="/petugas/lama-tahap" component={StepTimes} />
      <Route path="/petugas/pelimpahan" component={Delegations} />
      <Route path="/petugas/loket/akun" component={NewAccount} />
      <Route path="/petugas/loket/surat" component={Fetch} />
      <Route path="/petugas/loket/lanjut" component={TakeOver} />
      <Route path="/petugas/loket/:id?" component={Counter} />
      <Route path="/petugas/panduan" component={Guide} />
      <Route default component={NotFound} />
    </Router>
  );
}
