// Every page of the citizen's and the public site, loaded when it is first gone to.

import type { ComponentType } from "preact";
import { lazy, Route, Router } from "preact-iso";

import { ForCitizen } from "./ForCitizen.tsx";

const Home = lazy(() => import("./pages/home/Home.tsx"));
const SignIn = lazy(() => import("./pages/account/SignIn.tsx"));
const Register = lazy(() => import("./pages/account/register/Register.tsx"));
const Verify = lazy(() => import("./pages/account/Verify.tsx"));
const Password = lazy(() => import("./pages/account/Password.tsx"));
const Dashboard = own(() => import("./pages/dashboard/Dashboard.tsx"));
const Picker = own(() => import("./pages/apply/Picker.tsx"));
const Start = own<{ type: string }>(() => import("./pages/apply/Start.tsx"));
const Application = own<Id>(() => import("./pages/apply/ApplicationPage.tsx"));
const Details = own<Id>(() => import("./pages/apply/form/Details.tsx"));
const Places = own<Id>(() => import("./pages/apply/form/Places.tsx"));
const Documents = own<Id>(() => import("./pages/apply/documents/Documents.tsx"));
const Check = own<Id>(() => import("./pages/apply/Check.tsx"));
const Receipt = own<Id>(() => import("./pages/apply/Receipt.tsx"));
const Correction = own<Id>(() => import("./pages/apply/Correction.tsx"));
const NotFound = lazy(() => import("./pages/NotFound.tsx"));

export function Pages() {
  return (
    <Router>
      <Route path="/" component={Home} />
      <Route path="/masuk" component={SignIn} />
      <Route path="/daftar" component={Register} />
      <Route path="/verifikasi" component={Verify} />
      <Route path="/sandi" component={Password} />
      <Route path="/beranda" component={Dashboard} />
      <Route path="/permohonan" component={Dashboard} />
      <Route path="/permohonan/baru" component={Picker} />
      <Route path="/permohonan/baru/:type" component={Start} />
      <Route path="/permohonan/:id" component={Application} />
      <Route path="/permohonan/:id/data" component={Details} />
      <Route path="/permohonan/:id/lokasi" component={Places} />
      <Route path="/permohonan/:id/dokumen" component={Documents} />
      <Route path="/permohonan/:id/periksa" component={Check} />
      <Route path="/permohonan/:id/tanda-terima" component={Receipt} />
      <Route path="/permohonan/:id/perbaikan" component={Correction} />
      <Route default component={NotFound} />
    </Router>
  );
}

interface Id {
  id: string;
}

/**
 * A citizen's own page. One component for good: a new one for each rendering would take down the
 * page, and what is typed in it, whenever the session is renewed.
 */
function own<P extends object = object>(load: () => Promise<{ default: ComponentType<P> }>) {
  const page = lazy(load) as unknown as ComponentType<P>;
  return (props: P) => <ForCitizen page={page} {...props} />;
}
