import { PageHead } from "../../components/PageHead.tsx";
import { SignInSteps } from "./factor/SignInSteps.tsx";
import { Steps } from "./factor/Steps.tsx";

export default function SignIn() {
  return (
    <SignInSteps
      head={(title, step) => (
        <>
          <PageHead title={title} />
          {step !== undefined && <Steps now={step} />}
        </>
      )}
    />
  );
}
