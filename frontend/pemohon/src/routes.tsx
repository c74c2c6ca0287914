// Every page of the citizen's and the public site, loaded when it is first gone to.

import { lazy, Route, Router } from "preact-iso";

import { ForCitizen } from "./ForCitizen.tsx";

const Home = lazy(() => import("./pages/home/Home.tsx"));
const SignIn = lazy(() => import("./pages/account/SignIn.tsx"));
const Register = lazy(() => import("./pages/account/register/Register.tsx"));
const Verify = lazy(() => import("./pages/account/Verify.tsx"));
const Password = lazy(() => import("./pages/account/Password.tsx"));
const Dashboard = lazy(() => import("./pages/dashboard/Dashboard.tsx"));
const NotFound = lazy(() => import("./pages/NotFound.tsx"));

export function Pages() {
  return (
    <Router>
      <Route path="/" component={Home} />
      <Route path="/masuk" component={SignIn} />
      <Route path="/daftar" component={Register} />
      <Route path="/verifikasi" component={Verify} />
      <Route path="/sandi" component={Password} />
      <Route path="/beranda" component={() => <ForCitizen page={Dashboard} />} />
      <Route default component={NotFound} />
    </Router>
  );
}
