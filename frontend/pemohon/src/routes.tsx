// Every page of the citizen's and the public site, loaded when it is first gone to.

import { lazy, Route, Router } from "preact-iso";

import { forCitizen } from "./ForCitizen.tsx";

const Home = lazy(() => import("./pages/home/Home.tsx"));
const CheckPermit = lazy(() => import("./pages/verification/CheckPermit.tsx"));
const Tracking = lazy(() => import("./pages/tracking/Tracking.tsx"));
const Copy = lazy(() => import("./pages/copy/Copy.tsx"));
const IssuedPermits = lazy(() => import("./pages/register/IssuedPermits.tsx"));
const RequirementsPage = lazy(() => import("./pages/requirements/Requirements.tsx"));
const DocumentsPage = lazy(() => import("./pages/documents/Documents.tsx"));
const Publications = lazy(() => import("./pages/publications/Publications.tsx"));
const Figures = lazy(() => import("./pages/figures/Figures.tsx"));
const MapPage = lazy(() => import("./pages/map/MapPage.tsx"));
const Guide = lazy(() => import("./pages/help/Guide.tsx"));
const Questions = lazy(() => import("./pages/help/Questions.tsx"));
const Contact = lazy(() => import("./pages/help/Contact.tsx"));
const SignIn = lazy(() => import("./pages/account/SignIn.tsx"));
const Register = lazy(() => import("./pages/account/register/Register.tsx"));
const Verify = lazy(() => import("./pages/account/Verify.tsx"));
const Password = lazy(() => import("./pages/account/Password.tsx"));
const Profile = forCitizen(() => import("./pages/account/profile/Profile.tsx"));
const EditProfile = forCitizen(() => import("./pages/account/profile/Edit.tsx"));
const ChangeEmail = forCitizen(() => import("./pages/account/profile/ChangeEmail.tsx"));
const ChangePassword = forCitizen(() => import("./pages/account/profile/ChangePassword.tsx"));
const Devices = forCitizen(() => import("./pages/account/profile/Devices.tsx"));
const Dashboard = forCitizen(() => import("./pages/dashboard/Dashboard.tsx"));
const Applications = forCitizen(() => import("./pages/following/Applications.tsx"));
const Permits = forCitizen(() => import("./pages/permits/Permits.tsx"));
const PermitPage = forCitizen<{ permitId: string }>(() => import("./pages/permits/PermitPage.tsx"));
const Messages = forCitizen(() => import("./pages/messages/Messages.tsx"));
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
      <Route path="/dokumen/:letter?" component={DocumentsPage} />
      <Route path="/publikasi" component={Publications} />
      <Route path="/database" component={Figures} />
      <Route path="/peta" component={MapPage} />
      <Route path="/panduan/:topic?" component={Guide} />
      <Route path="/tanya-jawab" component={Questions} />
      <Route path="/kontak" component={Contact} />
      <Route path="/masuk" component={SignIn} />
      <Route path="/daftar" component={Register} />
      <Route path="/verifikasi" component={Verify} />
      <Route path="/sandi" component={Password} />
      <Route path="/beranda" component={Dashboard} />
      <Route path="/profil" component={Profile} />
      <Route path="/profil/ubah" component={EditProfile} />
      <Route path="/profil/email" component={ChangeEmail} />
      <Route path="/profil/sandi" component={ChangePassword} />
      <Route path="/profil/perangkat" component={Devices} />
      <Route path="/permohonan" component={Applications} />
      <Route path="/izin-saya" component={Permits} />
      <Route path="/izin-saya/:permitId" component={PermitPage} />
      <Route path="/pesan" component={Messages} />
      <Route default component={NotFound} />
    </Router>
  );
}
