import { later } from "bersama/components/later.tsx";
import { SessionDialogs } from "bersama/components/SessionDialogs.tsx";
import { ErrorBoundary, LocationProvider } from "preact-iso";

import { Gate } from "./Gate.tsx";
import { Pages } from "./routes.tsx";
import { Shell } from "./shell/Shell.tsx";

const SignInSteps = later(
  async () => (await import("./pages/account/factor/SignInSteps.tsx")).SignInSteps,
);

export function App() {
  return (
    <LocationProvider scope="/petugas">
      <Gate>
        <Shell>
          <ErrorBoundary>
            <Pages />
          </ErrorBoundary>
        </Shell>
      </Gate>
      <SessionDialogs form={SignInSteps} />
    </LocationProvider>
  );
}
