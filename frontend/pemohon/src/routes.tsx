// Every page of the citizen's and the public site, loaded when it is first gone to.

import { lazy, Route, Router } from "preact-iso";

import { ForCitizen } from "./ForCitizen.tsx";

const Home = lazy(() => import("./pages/home/Home.tsx"));
const SignIn = lazy(() => import("./pages/account/SignIn.tsx"));
const Dashboard = lazy(() => import("./pages/dashboard/Dashboard.tsx"));
const NotFound = lazy(() => import("./pages/NotFound.tsx"));

export function Pages() {
  return (
    <Router>
      <Route path="/" component={Home} />
      <Route path="/masuk" component={SignIn} />
      <Route path="/beranda" component={() => <ForCitizen page={Dashboard} />} />
      <Route default component={NotFound} />
    </Router>
  );
}
