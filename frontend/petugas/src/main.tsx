import "./styles/main.scss";

import { restoreSession } from "bersama/api/session.ts";
import { restoreLanguage } from "bersama/language.ts";
import { render } from "preact";

import { App } from "./App.tsx";
import { followSwitch } from "./keys/keys.ts";

const place = document.getElementById("app");
if (place) {
  restoreLanguage();
  followSwitch();
  render(<App />, place);
  void restoreSession();
}
