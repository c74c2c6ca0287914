// The password field: it can be shown while typing, which beats typing it twice.

export const input = document.getElementById("sandi");

const box = document.getElementById("tampilkan");
box.addEventListener("change", () => {
  input.type = box.checked ? "text" : "password";
});

/** Before it is sent, so that no browser takes it for a text to remember. */
export function hide() {
  box.checked = false;
  input.type = "password";
}
