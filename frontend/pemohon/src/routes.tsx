// Every page of the citizen's and the public site, loaded when it is first gone to.

import { lazy } from "bersama/components/lazy.tsx";
import { Route, Router } from "preact-iso";
import { forCitizen } from "./ForCitizen.tsx";

type Id = { id: string };
type Owner = { owner: string };

const Home = lazy(() => import("./pages/home/Home.tsx"));
const CheckPermit = lazy(() => import("./pages/verification/CheckPermit.tsx"));
const Tracking = lazy(() => import("./pages/tracking/Tracking.tsx"));
const Copy = lazy(() => import("./pages/copy/Copy.tsx"));
const IssuedPermits = lazy(() => import("./pages/register/IssuedPermits.tsx"));
const RequirementsPage = lazy(() => import("./pages/requirements/Requirements.tsx"));
const Standards = lazy(() => import("./pages/standards/Standards.tsx"));
const Choose = lazy(() => import("./pages/choose/Choose.tsx"));
const DocumentsPage = lazy(() => import("./pages/documents/Documents.tsx"));
const Publications = lazy(() => import("./pages/publications/Publications.tsx"));
const Figures = lazy(() => import("./pages/figures/Figures.tsx"));
const MapPage = lazy(() => import("./pages/map/MapPage.tsx"));
const Guide = lazy(() => import("./pages/help/Guide.tsx"));
const Questions = lazy(() => import("./pages/help/Questions.tsx"));
const Contact = lazy(() => import("./pages/help/Contact.tsx"));
const Complain = lazy(() => import("./pages/complaints/Complain.tsx"));
const FollowComplaint = lazy(() => import("./pages/complaints/Follow.tsx"));
const Status = lazy(() => import("./pages/status/Status.tsx"));
const SignIn = lazy(() => import("./pages/account/SignIn.tsx"));
const Register = lazy(() => import("./pages/account/register/Register.tsx"));
const Verify = lazy(() => import("./pages/account/Verify.tsx"));
const Password = lazy(() => import("./pages/account/Password.tsx"));
const Picker = forCitizen(() => import("./pages/apply/Picker.tsx"));
const Start = forCitizen<{ type: string }>(() => import("./pages/apply/Start.tsx"));
const Application = forCitizen<Id>(() => import("./pages/apply/ApplicationPage.tsx"));
const Details = forCitizen<Id>(() => import("./pages/apply/form/Details.tsx"));
const Places = forCitizen<Id>(() => import("./pages/apply/form/Places.tsx"));
const Documents = forCitizen<Id>(() => import("./pages/apply/documents/Documents.tsx"));
const Check = forCitizen<Id>(() => import("./pages/apply/Check.tsx"));
const Receipt = forCitizen<Id>(() => import("./pages/apply/Receipt.tsx"));
const Correction = forCitizen<Id>(() => import("./pages/apply/Correction.tsx"));
const Profile = forCitizen(() => import("./pages/account/profile/Profile.tsx"));
const EditProfile = forCitizen(() => import("./pages/account/profile/Edit.tsx"));
const ChangeEmail = forCitizen(() => import("./pages/account/profile/ChangeEmail.tsx"));
const ChangeWhatsapp = forCitizen(() => import("./pages/account/profile/ChangeWhatsapp.tsx"));
const ChangePassword = forCitizen(() => import("./pages/account/profile/ChangePassword.tsx"));
const Devices = forCitizen(() => import("./pages/account/profile/Devices.tsx"));
const MyData = forCitizen(() => import("./pages/account/profile/MyData.tsx"));
const Erase = forCitizen(() => import("./pages/account/profile/Erase.tsx"));
const Access = forCitizen(() => import("./pages/account/profile/Access.tsx"));
const Dashboard = forCitizen(() => import("./pages/dashboard/Dashboard.tsx"));
const Applications = forCitizen(() => import("./pages/following/Applications.tsx"));
const Permits = forCitizen(() => import("./pages/permits/Permits.tsx"));
const PermitPage = forCitizen<{ permitId: string }>(() => import("./pages/permits/PermitPage.tsx"));
const News = forCitizen(() => import("./pages/news/News.tsx"));
const Told = forCitizen(() => import("./pages/account/profile/Told.tsx"));
const Messages = forCitizen(() => import("./pages/messages/Messages.tsx"));
const OwnComplaints = forCitizen(() => import("./pages/complaints/Own.tsx"));
const Taken = forCitizen(() => import("./pages/handover/Taken.tsx"));
const Invited = lazy(() => import("./pages/invitations/Invited.tsx"));
const Invite = forCitizen(() => import("./pages/invitations/Invite.tsx"));
const Operators = forCitizen(() => import("./pages/operators/Operators.tsx"));
const OperatorAsked = lazy(() => import("./pages/operators/Asked.tsx"));
const Institution = forCitizen<Owner>(() => import("./pages/operators/Institution.tsx"));
const NotFound = lazy(() => import("./pages/NotFound.tsx"));

export function Pages() {
  return (
    <Router>
      <Route path="/" component={Home} />
      <Route path="/izin/:permitId?" component={CheckPermit} />
      <Route path="/lacak" component={Tracking} />
      <Route path="/tembusan" component={Copy} />
      <Route path="/izin-terbit" component={IssuedPermits} />
      <Route path="/syarat/:type?" component={RequirementsPage} />
      <Route path="/standar/:type?" component={Standards} />
      <Route path="/pilih-izin" component={Choose} />
      <Route path="/dokumen/:letter?" component={DocumentsPage} />
      <Route path="/publikasi" component={Publications} />
      <Route path="/database" component={Figures} />
      <Route path="/peta" component={MapPage} />
      <Route path="/panduan/:topic?" component={Guide} />
      <Route path="/tanya-jawab" component={Questions} />
      <Route path="/kontak" component={Contact} />
      <Route path="/serah-terima" component={Taken} />
      <Route path="/undangan" component={Invited} />
      <Route path="/undangan/kirim" component={Invite} />
      <Route path="/operator" component={Operators} />
      <Route path="/operator/undangan" component={OperatorAsked} />
      <Route path="/operator/lembaga/:owner" component={Institution} />
      <Route path="/pengaduan" component={Complain} />
      <Route path="/pengaduan/ikuti" component={FollowComplaint} />
      <Route path="/pengaduan/saya" component={OwnComplaints} />
      <Route path="/status" component={Status} />
      <Route path="/masuk" component={SignIn} />
      <Route path="/daftar" component={Register} />
      <Route path="/verifikasi" component={Verify} />
      <Route path="/sandi" component={Password} />
      <Route path="/beranda" component={Dashboard} />
      <Route path="/permohonan/baru" component={Picker} />
      <Route path="/permohonan/baru/:type" component={Start} />
      <Route path="/permohonan/:id" component={Application} />
      <Route path="/permohonan/:id/data" component={Details} />
      <Route path="/permohonan/:id/lokasi" component={Places} />
      <Route path="/permohonan/:id/dokumen" component={Documents} />
      <Route path="/permohonan/:id/periksa" component={Check} />
      <Route path="/permohonan/:id/tanda-terima" component={Receipt} />
      <Route path="/permohonan/:id/perbaikan" component={Correction} />
      <Route path="/profil" component={Profile} />
      <Route path="/profil/ubah" component={EditProfile} />
      <Route path="/profil/email" component={ChangeEmail} />
      <Route path="/profil/whatsapp" component={ChangeWhatsapp} />
      <Route path="/profil/sandi" component={ChangePassword} />
      <Route path="/profil/perangkat" component={Devices} />
      <Route path="/profil/data" component={MyData} />
      <Route path="/profil/akses" component={Access} />
      <Route path="/profil/hapus" component={Erase} />
      <Route path="/permohonan" component={Applications} />
      <Route path="/izin-saya" component={Permits} />
      <Route path="/izin-saya/:permitId" component={PermitPage} />
      <Route path="/pesan" component={Messages} />
      <Route path="/pemberitahuan" component={News} />
      <Route path="/profil/pemberitahuan" component={Told} />
      <Route default component={NotFound} />
    </Router>
  );
}
